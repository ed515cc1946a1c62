"""What becomes of Markdown: plain text, or the HTML of Wagtail's rich text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from markdown_it.token import Token

from toolkit_site.html_policy import HtmlRefusedError, clean_html
from toolkit_site.starter.reading.markdown import (
    Block,
    Bullets,
    Heading,
    Item,
    Paragraph,
    Picture,
    Quote,
    inline,
)
from toolkit_site.starter.reading.problems import Report, quoted


LINK = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)
PLAIN_BULLET = "– "


def plain(source: str, line: int, report: Report) -> str:
    """Return inline Markdown as plain text, for fields that hold no formatting."""
    return _plain(inline(source), line, report).strip()


def _plain(tokens: Sequence[Token], line: int, report: Report) -> str:
    words: list[str] = []
    targets: list[str] = []
    for token in tokens:
        if token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
        elif token.type == "image":
            report.add(
                line,
                _(
                    "a drawing stands in a paragraph of its own, under Room, in a step or under Picture; not here"
                ),
            )
        elif token.type == "link_open":
            targets.append(_target(token, line, report))
        elif token.type == "link_close":
            words.append(_address(words, targets.pop()))
        else:
            words.append(token.content)
    return "".join(words)


def _target(token: Token, line: int, report: Report) -> str:
    target = str(token.attrs.get("href", ""))
    if not LINK.match(target):
        report.add(
            line,
            _("the link “%(target)s” leads nowhere; begin it with https://, http:// or mailto:")
            % {"target": quoted(target)},
        )
    return target


def _address(words: list[str], target: str) -> str:
    # Plain text cannot hold a link: the address stands behind the words, unless it is the words.
    return "" if words and words[-1] in (target, target.removeprefix("mailto:")) else f" ({target})"


def plain_text(blocks: Sequence[Block], report: Report) -> str:
    """Return blocks as plain text: paragraphs with an empty line between them, list items as lines with a dash."""
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(plain(block.source, block.line, report))
        elif isinstance(block, Bullets):
            parts.append("\n".join(_plain_items(block, report)))
        elif isinstance(block, Quote):
            parts.append(plain_text(block.blocks, report))
        else:
            report.add(block.line, _("no heading can stand here"))
    return "\n\n".join(part for part in parts if part)


def _plain_items(bullets: Bullets, report: Report) -> list[str]:
    lines = []
    for number, item in enumerate(bullets.items, 1):
        mark = f"{number}. " if bullets.ordered else PLAIN_BULLET
        lines.append(mark + item_text(item, report))
    return lines


def item_text(item: Item, report: Report) -> str:
    """Return a list item as one line of plain text; a list inside it is reported."""
    words = []
    for block in item.blocks:
        if isinstance(block, Paragraph):
            words.append(plain(block.source, block.line, report))
        else:
            report.add(block.line, _("a list item can hold only words here"))
    return " ".join(words)


def rich_text(blocks: Sequence[Block], report: Report, headings: tuple[int, ...] = ()) -> str:
    """Return blocks as the HTML that Wagtail stores for rich text, with headings of these levels."""
    markup = "".join(_html(block, report, headings) for block in blocks)
    try:
        return clean_html(markup)
    except HtmlRefusedError as error:
        report.add(blocks[0].line, str(error))
        return ""


def _html(block: Block, report: Report, headings: tuple[int, ...]) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_inline_html(block.source, block.line, report)}</p>"
    if isinstance(block, Bullets):
        tag = "ol" if block.ordered else "ul"
        items = "".join(f"<li>{_item_html(item, report)}</li>" for item in block.items)
        return f"<{tag}>{items}</{tag}>"
    if isinstance(block, Heading) and block.level in headings:
        return f"<h{block.level}>{_inline_html(block.source, block.line, report)}</h{block.level}>"
    problem = (
        _("no heading can stand here")
        if isinstance(block, Heading)
        else _("no quotation can stand here")
    )
    report.add(block.line, problem)
    return ""


def _item_html(item: Item, report: Report) -> str:
    # Wagtail's editor keeps no paragraphs inside list items: a second one goes on a new line.
    words, nested = [], []
    for block in item.blocks:
        if isinstance(block, Paragraph):
            words.append(_inline_html(block.source, block.line, report))
        else:
            nested.append(_html(block, report, ()))
    return "<br/>".join(words) + "".join(nested)


def _inline_html(source: str, line: int, report: Report) -> str:
    tokens = inline(source)
    _plain(tokens, line, report)
    return "".join(_token_html(token) for token in tokens).strip()


def _token_html(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "<br/>"
    if token.type == "link_open":
        return f'<a href="{html.escape(str(token.attrs.get("href", "")))}">'
    if token.nesting:
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>"
    return html.escape(token.content, quote=False)


def picture_in(block: Block, report: Report) -> Picture | None:
    """Return the drawing of a paragraph that holds nothing else."""
    if not isinstance(block, Paragraph):
        return None
    tokens = inline(block.source)
    if len(tokens) != 1 or tokens[0].type != "image":
        return None
    alt = _plain(tokens[0].children or [], block.line, report).strip()
    if not alt:
        report.add(
            block.line,
            _("the drawing has no alternative text: write ![what it shows](drawings/….svg)"),
        )
    return Picture(block.line, str(tokens[0].attrs.get("src", "")), alt)
