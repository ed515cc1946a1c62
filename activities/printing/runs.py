"""Words and blocks: telling them apart, making paragraphs, white space as browsers treat it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from activities.printing.tree import Node
from activities.printing.vocabulary import CLASSES, MEANINGFUL_WHEN_EMPTY


Item = Node | str

# HTML's elements inside a line, and the few kinds that the page tells apart.
WORDS: Final = {
    "a": "a",
    "abbr": "span",
    "b": "b",
    "cite": "i",
    "code": "span",
    "del": "s",
    "dfn": "i",
    "em": "i",
    "i": "i",
    "ins": "i",
    "kbd": "b",
    "mark": "b",
    "q": "q",
    "s": "s",
    "small": "small",
    "span": "span",
    "strong": "b",
    "sub": "sub",
    "sup": "sup",
    "time": "span",
    "u": "i",
    "var": "i",
}
WORD_KINDS: Final = frozenset(WORDS.values()) | {"br"}
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z]{2})?")


def is_block(item: Item) -> bool:
    return isinstance(item, Node) and item.tag not in WORD_KINDS


def bare(node: Node, tag: str, children: Iterable[Item]) -> Node:
    """A node with that tag and, of its classes and languages, only those that paper knows."""
    lang = node.lang.lower().replace("_", "-")
    return Node(
        tag=tag,
        classes=tuple(name for name in node.classes if name in CLASSES),
        lang=lang if LANGUAGE.fullmatch(lang) else "",
        children=list(children),
    )


def as_blocks(items: Iterable[Item], tag: str) -> list[Node]:
    """Runs of words become elements of that tag, empty runs vanish, blocks pass."""
    blocks: list[Node] = []
    run: list[Item] = []
    for item in items:
        if isinstance(item, Node) and is_block(item):
            blocks += _paragraph(tag, run)
            blocks.append(item)
            run = []
        else:
            run.append(item)
    return blocks + _paragraph(tag, run)


def _paragraph(tag: str, run: list[Item]) -> list[Node]:
    words = _without_double_spaces(run, [True])
    _strip_end(words)
    return [Node(tag, children=words)] if words else []


def _without_double_spaces(items: list[Item], after_space: list[bool]) -> list[Item]:
    """Across element borders too; `after_space` is one cell of memory shared by all levels."""
    tidy: list[Item] = []
    for item in items:
        if isinstance(item, str):
            text = item.removeprefix(" ") if after_space[0] else item
            if text:
                after_space[0] = text.endswith(" ")
                tidy.append(text)
            continue
        item.children = _without_double_spaces(item.children, after_space)
        if item.tag == "br" or _means_something(item):
            after_space[0] = item.tag == "br"
        tidy.append(item)
    return tidy


def _strip_end(items: list[Item]) -> None:
    while items:
        last = items[-1]
        if isinstance(last, str):
            items[-1] = last = last.rstrip(" ")
        else:
            _strip_end(last.children)
        if last and (isinstance(last, str) or last.children or _means_something(last)):
            return
        items.pop()


def _means_something(node: Node) -> bool:
    return not MEANINGFUL_WHEN_EMPTY.isdisjoint(node.classes)
