"""Shapes a parsed tree into what a page can be set from. Links and pictures are judged later.

Blocks hold blocks, paragraphs hold words, no wrapper is without a meaning. What comes out:
div blockquote p run h1-h6 ul ol li dl pair term details table tr th td figure img hr.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from activities.printing.glyphs import printable
from activities.printing.runs import WORDS, Item, as_blocks, bare, is_block
from activities.printing.tables import Row, rectangular
from activities.printing.tree import Node
from activities.printing.vocabulary import MEANINGFUL_WHEN_EMPTY


HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARAGRAPHS: Final = HEADINGS | {"caption", "figcaption", "legend", "p", "pre", "summary"}
LISTS: Final = frozenset({"ul", "ol"})
SPACES: Final = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
# These are measured before they are set, so each one inside another doubles the work.
BOXES: Final = frozenset({"callout", "debrief", "keep", "stage"})
MAX_LINES: Final = 30


@dataclass(frozen=True, slots=True)
class Room:
    """How much deeper things may nest (engines recurse), and the kinds of words around us."""

    lists: int = 8
    tables: int = 2
    blocks: int = 10
    words: int = 6
    boxes: int = 3
    inside: frozenset[str] = frozenset()


def shape(root: Node) -> list[Node]:
    """All that is below the root, as blocks."""
    return as_blocks(_items(root.children, Room()), "p")


def _items(children: Iterable[Item], room: Room) -> list[Item]:
    return [item for child in children for item in _shaped(child, room)]


def _shaped(item: Item, room: Room) -> list[Item]:
    if isinstance(item, str):
        return [SPACES.sub(" ", printable(item))]
    if item.tag in WORDS:
        return _words(item, room)
    if item.tag in {"br", "hr"}:
        return [Node(item.tag)]
    if item.tag == "img":
        return [bare(item, "figure", [replace(item, classes=(), lang="")])]
    if item.tag in PARAGRAPHS:
        return list(_paragraphs(item, room))
    if item.tag in _STRUCTURES and room.blocks > 0:
        return list(_STRUCTURES[item.tag](item, replace(room, blocks=room.blocks - 1)))
    return list(_container(item, room))


def _words(node: Node, room: Room) -> list[Item]:
    kind = WORDS[node.tag]
    is_again = kind in room.inside and kind != "span"
    inner = replace(room, words=room.words - 1, inside=room.inside | {kind})
    items = _items(node.children, inner)
    if is_again or room.words <= 0 or any(is_block(item) for item in items):
        return items
    words = bare(node, kind, items)
    if not items and MEANINGFUL_WHEN_EMPTY.isdisjoint(words.classes):
        return []
    if words.tag == "a":
        words.attributes = {k: v for k, v in node.attributes.items() if k in {"href", "id"}}
    plain = words.tag == "span" and not (words.classes or words.lang)
    return items if plain else [words]


def _paragraphs(node: Node, room: Room) -> Iterator[Node]:
    """One paragraph, or several when a picture or a list stands in the middle of it."""
    tag = node.tag if node.tag in HEADINGS else "p"
    if node.tag in {"caption", "figcaption"}:
        node = replace(node, classes=("caption", *node.classes))
    for block in as_blocks(_items(node.children, room), "run"):
        if block.tag == "run":
            block = bare(node, tag, block.children)
            block.attributes = {k: v for k, v in node.attributes.items() if k == "id"}
            tag = "p"
        yield block


def _container(node: Node, room: Room) -> list[Node]:
    shell = bare(node, "blockquote" if node.tag == "blockquote" else "div", [])
    is_named = shell.classes or shell.lang or "id" in node.attributes
    wanted = bool(is_named or node.tag == "blockquote")
    is_box = not BOXES.isdisjoint(shell.classes)
    if not wanted or room.blocks <= 0 or (is_box and room.boxes <= 0):
        return as_blocks(_items(node.children, room), "p")
    shell.attributes = {k: v for k, v in node.attributes.items() if k == "id"}
    if "write-in" in shell.classes:
        shell.attributes["lines"] = _lines(node)
    inner = replace(room, blocks=room.blocks - 1, boxes=room.boxes - is_box)
    shell.children = list(
        _columns(node, inner)
        if "columns" in shell.classes
        else as_blocks(_items(node.children, inner), "p")
    )
    empty = not shell.children and MEANINGFUL_WHEN_EMPTY.isdisjoint(shell.classes)
    return [] if empty else [shell]


def _columns(node: Node, room: Room) -> Iterator[Node]:
    """Each child is one column, whatever it holds."""
    for child in node.children:
        if blocks := as_blocks(_items([child], room), "p"):
            yield Node("div", children=list(blocks))


def _lines(node: Node) -> int:
    value = str(node.attributes.get("data-lines", ""))
    return min(MAX_LINES, int(value)) if value.isascii() and value.isdigit() else 3


def _held(node: Node, room: Room) -> list[Node]:
    """What an item or a cell holds; its first paragraph is set without paragraph spacing."""
    blocks = as_blocks(_items(node.children, room), "run")
    if blocks and blocks[0].tag == "p" and not (blocks[0].classes or blocks[0].lang):
        blocks[0].tag = "run"
    return blocks


def _list(node: Node, room: Room) -> Iterator[Node]:
    shaped = bare(node, node.tag, [])
    start = str(node.attributes.get("start", ""))
    if node.tag == "ol" and start.isascii() and start.isdigit():
        shaped.attributes["start"] = min(int(start), 9999)
    inner = replace(room, lists=room.lists - 1)
    for raw in _raw_items(node):
        item = bare(raw, "li", [])
        if "write-in" in item.classes:
            item.attributes["lines"] = _lines(raw)
        blocks = _held(raw, inner)
        # The deepest level takes in what lies deeper still.
        nested = LISTS if room.lists <= 1 else frozenset()
        item.children = [block for block in blocks if block.tag not in nested]
        shaped.children += [item] if item.children else []
        shaped.children += [
            deeper for block in blocks if block.tag in nested for deeper in block.children
        ]
    if shaped.children:
        yield shaped


def _raw_items(node: Node) -> list[Node]:
    """The <li>s; what stands between them joins the item before, as browsers show it."""
    items: list[Node] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "li":
            items.append(child)
        elif isinstance(child, Node) or child.strip():
            items = items or [Node("li")]
            items[-1].children.append(child)
    return items


def _definitions(node: Node, room: Room) -> Iterator[Node]:
    pairs: list[Node] = []
    for entry in _entries(node):
        if entry.tag == "dt" or not pairs:
            pairs.append(Node("pair", children=[Node("term"), Node("details")]))
        side = pairs[-1].children[0 if entry.tag == "dt" else 1]
        if isinstance(side, Node):
            side.lang = side.lang or bare(entry, "", []).lang
            side.children += _held(entry, room)
    shaped = bare(node, "dl", [pair for pair in pairs if pair.text().strip()])
    if shaped.children:
        yield shaped


def _entries(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node) and child.tag in {"dt", "dd"}:
            yield child
        elif isinstance(child, Node):
            yield from _entries(child)


def _figure(node: Node, room: Room) -> list[Node]:
    """A picture with its caption is one thing; any other figure is just what it holds."""
    blocks = as_blocks(_items(node.children, room), "p")
    pictures = [block for block in blocks if block.tag == "figure"]
    captions = [block for block in blocks if "caption" in block.classes and block.tag == "p"]
    if len(pictures) != 1 or len(captions) != len(blocks) - 1:
        return blocks
    inner = pictures[0]
    return [bare(node, "figure", [*inner.children, *captions])]


def _table(node: Node, room: Room) -> Iterator[Node]:
    if room.tables <= 0:
        yield from _container(node, replace(room, blocks=0))
        return
    room = replace(room, tables=room.tables - 1)
    rows: list[Row] = []
    for part in node.children:
        if isinstance(part, Node) and part.tag == "caption":
            yield from _paragraphs(part, room)
        elif isinstance(part, Node):
            rows += _rows(part, room)
    rows = [row for row in rows if row.cells]
    if rows:
        yield rectangular(bare(node, "table", []), rows)


def _rows(part: Node, room: Room) -> Iterator[Row]:
    for raw in part.children if part.tag in {"thead", "tbody", "tfoot"} else [part]:
        if isinstance(raw, Node) and raw.tag == "tr":
            cells = [_cell(c, room) for c in raw.children if isinstance(c, Node)]
            yield Row(bare(raw, "tr", []), cells, is_header=part.tag == "thead")


def _cell(raw: Node, room: Room) -> Node:
    cell = bare(raw, "th" if raw.tag == "th" else "td", _held(raw, room))
    cell.attributes = {k: v for k, v in raw.attributes.items() if k in {"colspan", "rowspan"}}
    return cell


_STRUCTURES: Final = {
    "ul": _list,
    "ol": _list,
    "dl": _definitions,
    "figure": _figure,
    "table": _table,
}
