"""The mark of words in the source language: `lang` for machines and a label for everybody, in finished HTML.

Words that are to be marked stand between signs that Unicode keeps for programs (noncharacters), which no text holds.
They go through any template and filter like letters. Where no mark can be (attributes, titles, scripts) they go.
"""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _


CLASS = "in-source-language"
# The start of words, of a further line of them, and their end.
START, FURTHER, END = "\ufdd0", "\ufdd1", "\ufdd2"

_SIGNS = re.compile(f"[{START}{FURTHER}{END}]")
_SIGNED = re.compile(f"([{START}{FURTHER}])([^{START}{FURTHER}{END}]*)")
_MARKUP = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|title|textarea|option)\b.*?</(?P=raw)\s*>"
    r"""|<[a-z/!](?:"[^"]*"|'[^']*'|[^>"'])*>""",
    re.DOTALL | re.IGNORECASE,
)
_RICH_MARK = re.compile(rf'<span\b[^>]*\bclass="{CLASS}"')
_ALTERNATIVE = re.compile(r"<img\b(?!.*\slang=)", re.DOTALL | re.IGNORECASE)


def signed(text: str) -> str:
    """Return a plain text between signs, line by line: templates make paragraphs of lines."""
    first, *further = text.split("\n")
    lines = [
        f"{START}{first}{END}",
        *(f"{FURTHER}{line}{END}" if line.strip() else line for line in further),
    ]
    return "\n".join(lines) if text else text


def in_rich_text(html: str, code: str) -> str:
    """Return the words of a rich text with their mark."""
    return f"{_opening(code)}{html}</span>"


def marked_response(response: HttpResponse, code: str) -> HttpResponse:
    """Let an answer mark its words in the language of that code; what is no HTML only loses the signs."""
    if isinstance(response, TemplateResponse) and not response.is_rendered:
        response.add_post_render_callback(lambda rendered: _mark_content(rendered, code))
    elif not response.streaming:
        _mark_content(response, code)
    return response


def marked_html(html: str, code: str, label: str | SafeString) -> str:
    """Return finished HTML in which the words between signs, and those of rich text, have mark and label."""
    parts, position = [], 0
    for markup in _MARKUP.finditer(html):
        parts += [
            _marked_text(html[position : markup.start()], code, label),
            _unsigned_markup(markup[0], code, label),
        ]
        position = markup.end()
    parts.append(_marked_text(html[position:], code, label))
    return "".join(parts)


def label_of(code: str) -> SafeString:
    """Return the label that readers see, in the language of the page."""
    try:
        name = get_language_info(code)["name_translated"]
    except KeyError:
        name = code
    text = _("%(language)s, not translated yet") % {"language": name}
    return format_html('<span class="{}__label">{}</span> ', CLASS, text)


def _opening(code: str) -> str:
    return f'<span lang="{code}" class="{CLASS}">'


def _mark_content(response: HttpResponse, code: str) -> None:
    text = response.content.decode(response.charset)
    if response.get("Content-Type", "").startswith("text/html"):
        text = marked_html(text, code, label_of(code))
    response.content = _SIGNS.sub("", text).encode(response.charset)


def _marked_text(text: str, code: str, label: str) -> str:
    def marked(found: re.Match[str]) -> str:
        if not found[2].strip():
            return found[2]
        return f"{label if found[1] == START else ''}{_opening(code)}{found[2]}</span>"

    return _SIGNS.sub("", _SIGNED.sub(marked, text)) if _SIGNS.search(text) else text


def _unsigned_markup(markup: str, code: str, label: str) -> str:
    if _RICH_MARK.match(markup):
        return f"{label}{markup}"
    if START not in markup:
        return markup
    if _ALTERNATIVE.match(markup):
        markup = f'<img lang="{code}"{markup[4:]}'
    return _SIGNS.sub("", markup)
