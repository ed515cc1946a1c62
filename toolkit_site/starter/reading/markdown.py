"""Markdown of content files: CommonMark without HTML, as a small tree with line numbers.

What becomes of its words is in `wording.py`; which part of a file may hold what, in the modules that read the parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.translation import gettext as _

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from toolkit_site.html_policy import MAX_LIST_DEPTH
from toolkit_site.starter.reading.problems import Report


# Deeper than any list that is reported as too deep: beyond it, the parser drops words without a sign.
MAX_NESTING = 100
# Link definitions, underlined headings and indented code would swallow words that somebody meant as words.
_markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).disable(
    ["reference", "lheading", "code", "html_block"]
)


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    source: str


@dataclass(frozen=True)
class Paragraph:
    """Its source is the Markdown of the paragraph, one or more lines."""

    line: int
    source: str


@dataclass(frozen=True)
class Item:
    line: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Bullets:
    line: int
    ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Quote:
    line: int
    blocks: tuple[Block, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Quote


@dataclass(frozen=True)
class Picture:
    """A drawing with its alternative text."""

    line: int
    path: str
    alt: str


def parse(source: str, first_line: int, report: Report) -> list[Block]:
    """Return the blocks of a text whose first line has this number in its file."""
    tree = SyntaxTreeNode(_markdown.parse(source))
    return _blocks(tree.children, first_line, 0, report)


def _blocks(
    nodes: Sequence[SyntaxTreeNode], first_line: int, lists: int, report: Report
) -> list[Block]:
    made = (_block(node, first_line, lists, report) for node in nodes)
    return [block for block in made if block is not None]


def _block(node: SyntaxTreeNode, first_line: int, lists: int, report: Report) -> Block | None:
    line = first_line + (node.map[0] if node.map else 0)
    if node.type == "paragraph":
        return Paragraph(line, node.children[0].content)
    if node.type == "heading":
        return Heading(line, int(node.tag[1]), node.children[0].content)
    if node.type == "blockquote" and not lists:
        return Quote(line, tuple(_blocks(node.children, first_line, lists + 1, report)))
    if node.type in ("bullet_list", "ordered_list"):
        return _list(node, line, first_line, lists + 1, report)
    report.add(line, _("only paragraphs, lists and simple quotations can stand here"))
    return None


def _list(
    node: SyntaxTreeNode, line: int, first_line: int, lists: int, report: Report
) -> Bullets | None:
    if lists > MAX_LIST_DEPTH:
        report.add(
            line,
            _("the list is nested too deeply; use at most %(limit)s levels")
            % {"limit": MAX_LIST_DEPTH},
        )
        return None
    if node.attrs.get("start", 1) != 1:
        report.add(line, _("a numbered list begins with 1; indent what stands between its items"))
    items = tuple(
        Item(first_line + item.map[0], tuple(_blocks(item.children, first_line, lists, report)))
        for item in node.children
        if item.map
    )
    return Bullets(line, node.type == "ordered_list", items)


def inline(source: str) -> list[Token]:
    """Return the inline tokens of a paragraph or heading."""
    return _markdown.parseInline(source)[0].children or []
