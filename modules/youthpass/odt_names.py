"""The names of OpenDocument, and plain text as it writes it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, register_namespace


OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    "office": OASIS + "office:1.0",
    "style": OASIS + "style:1.0",
    "text": OASIS + "text:1.0",
    "fo": OASIS + "xsl-fo-compatible:1.0",
    "meta": OASIS + "meta:1.0",
    "manifest": OASIS + "manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
VERSION = "1.3"
# XML has no way to write these, escaped or not.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Programs fold white space as browsers do, unless it is written out.
RUNS = re.compile(r"\n|\t|^ +|(?<=[\n\t]) +| {2,}|[^\n\t ]+(?: [^\n\t ]+)*| ")

for prefix, address in SPACES.items():
    register_namespace(prefix, address)


def name(short: str) -> str:
    """Return `text:p` as the XML library wants it."""
    prefix, _colon, local = short.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def root(kind: str) -> Element:
    """Return the outermost element of a file."""
    space = kind.partition(":")[0]
    return Element(name(kind), {name(f"{space}:version"): VERSION})


def add(parent: Element, kind: str, text: str = "", **attributes: str) -> Element:
    """Put an element into another one, with plain text in it. `text__style_name` stands for `text:style-name`."""
    given = {
        name(key.replace("__", ":").replace("_", "-")): value for key, value in attributes.items()
    }
    element = SubElement(parent, name(kind), given)
    if text:
        _fill(element, NOT_XML.sub("", text))
    return element


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text; what is one line further down stays inside."""
    return re.split(r"\n{2,}", text.strip("\n"))


def split(language: str) -> tuple[str, str]:
    """Return language and country as ODF wants them: there is no language without a country."""
    code, _dash, country = language.partition("-")
    return code, country.upper() or "none"


def _fill(element: Element, text: str) -> None:
    last: Element | None = None
    for run in RUNS.findall(text):
        if run == "\n":
            last = SubElement(element, name("text:line-break"))
        elif run == "\t":
            last = SubElement(element, name("text:tab"))
        elif run.isspace() and (len(run) > 1 or last is None or not last.tail):
            last = SubElement(element, name("text:s"), {name("text:c"): str(len(run))})
        elif last is None:
            element.text = (element.text or "") + run
        else:
            last.tail = (last.tail or "") + run
