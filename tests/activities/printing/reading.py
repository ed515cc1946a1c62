"""Reads a PDF back with pikepdf alone: words page by page, and the structure tree that a screen reader follows."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf


SOFT_HYPHEN = "\u00ad"


def opened(content):
    return pikepdf.open(BytesIO(content))


def page_texts(content):
    """The words of each page in the order they are drawn, without any white space."""
    with opened(content) as pdf:
        return [_words_of(page) for page in pdf.pages]


def squeezed(text):
    """Words as `page_texts` gives them: line breaks may fall anywhere."""
    return re.sub(rf"[\s{SOFT_HYPHEN}]+", "", text)


def structure(content):
    """Role and alternative text of each element of the structure tree, in reading order."""
    with opened(content) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot.K))


def roles(content):
    return [role for role, _alt in structure(content)]


def languages(content):
    """Every language that the document, an element or a run of words declares."""
    with opened(content) as pdf:
        declared = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                declared += [o for o in instruction.operands if isinstance(o, pikepdf.Dictionary)]
        return {str(facts.Lang) for facts in declared if "/Lang" in facts}


def _walk(element):
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _walk(child)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element.S).removeprefix("/"), str(element.get("/Alt", ""))
        if "/K" in element:
            yield from _walk(element.K)


def _words_of(page):
    maps = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    words, marks, current = [], [], {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BDC", "BMC"}:
            # A glyph that stands for other characters elsewhere says here what it stands for.
            facts = operands[-1] if isinstance(operands[-1], pikepdf.Dictionary) else {}
            marks.append("/ActualText" in facts)
            words += [str(facts["/ActualText"])] if marks[-1] else []
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            current = maps[str(operands[0])]
        elif operator in {"Tj", "TJ"} and not any(marks):
            parts = operands if operator == "Tj" else operands[0]
            words += [_decoded(bytes(p), current) for p in parts if isinstance(p, pikepdf.String)]
    return squeezed("".join(words))


def _decoded(glyphs, characters):
    return "".join(
        characters.get(glyphs[index : index + 2].hex(), "") for index in range(0, len(glyphs), 2)
    )


def _characters(font):
    """Glyph (as hex) to characters, from the font's ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            found[glyph.lower()] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for low, high, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            first = ord(bytes.fromhex(text).decode("utf-16-be"))
            for step in range(int(high, 16) - int(low, 16) + 1):
                found[f"{int(low, 16) + step:04x}"] = chr(first + step)
    return found
