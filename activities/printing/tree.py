"""From HTML to a plain tree of nodes, by the standard library's parser. Every output starts here.

Nothing is judged: what a sheet may hold is decided in `shape` and `normalise`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final


_VOID = "area base br col embed hr img input link meta param source track wbr"
_DROPPED = (
    "area audio base button canvas embed iframe input link math meta noscript object param script "
    "select source style svg template textarea title track video wbr"
)
_KEPT_ATTRIBUTES = "alt colspan data-lines href id rowspan src start title"
_PARAGRAPH_ENDERS = (
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
VOID: Final = frozenset(_VOID.split())
DROPPED: Final = frozenset(_DROPPED.split())
KEPT_ATTRIBUTES: Final = frozenset(_KEPT_ATTRIBUTES.split())
PARAGRAPH_ENDERS: Final = frozenset(_PARAGRAPH_ENDERS.split())
_CELLS = frozenset({"td", "th"})
_ROWS = _CELLS | {"tr"}
IMPLIED_ENDS: Final = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _ROWS,
    "thead": _ROWS | {"thead", "tbody", "tfoot"},
    "tbody": _ROWS | {"thead", "tbody", "tfoot"},
    "tfoot": _ROWS | {"thead", "tbody", "tfoot"},
}
SCOPES: Final = frozenset({"ul", "ol", "dl", "table"})
TABLE_PARTS: Final = _ROWS | {"table", "thead", "tbody", "tfoot", "caption"}
# Deeper elements lose their tags and keep their words: later passes may then recurse safely.
MAX_OPEN: Final = 100


@dataclass(slots=True)
class Node:
    """One element: its tag, the facts a printed sheet needs of it, and what it holds."""

    tag: str
    classes: tuple[str, ...] = ()
    lang: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self) -> str:
        """All words below this node, without mark-up."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def as_data(self) -> dict[str, Any]:
        """This node as JSON-ready data: attributes stand beside the tag, defaults are left out."""
        data: dict[str, Any] = {"tag": self.tag, **self.attributes}
        if self.classes:
            data["classes"] = list(self.classes)
        if self.lang:
            data["lang"] = self.lang
        data["children"] = [
            child if isinstance(child, str) else child.as_data() for child in self.children
        ]
        return data


def parse_html(html: str) -> Node:
    """The tree of an HTML page or fragment. Broken mark-up gives a tree too, never an error."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.root


def to_json(nodes: list[Node]) -> str:
    """The same nodes always give the same text, so that it can be hashed."""
    return json.dumps([node.as_data() for node in nodes], ensure_ascii=False, sort_keys=True)


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self._open = [self.root]
        self._too_deep: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        if tag in VOID:
            if tag not in DROPPED:
                self._open[-1].children.append(_node(tag, attrs))
        elif len(self._open) >= MAX_OPEN:
            self._too_deep[tag] += 1
        else:
            node = _node(tag, attrs)
            if tag not in DROPPED:
                self._open[-1].children.append(node)
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._too_deep[tag]:
            self._too_deep[tag] -= 1
            return
        for depth in range(len(self._open) - 1, 0, -1):
            open_tag = self._open[depth].tag
            if open_tag == tag:
                del self._open[depth:]
                return
            # As in browsers: a stray </div> inside a cell does not close what the table stands in.
            if open_tag in TABLE_PARTS and tag not in TABLE_PARTS:
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _end_implied(self, tag: str) -> None:
        if tag in PARAGRAPH_ENDERS:
            self._close_in_scope(frozenset({"p"}), SCOPES | TABLE_PARTS | {"li", "dd", "dt"})
        if tag in IMPLIED_ENDS:
            self._close_in_scope(IMPLIED_ENDS[tag], SCOPES)

    def _close_in_scope(self, tags: frozenset[str], scope: frozenset[str]) -> None:
        """Close the outermost of `tags` that is open inside the nearest element of `scope`."""
        found = 0
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in tags:
                found = depth
            elif self._open[depth].tag in scope | DROPPED:
                break
        if found:
            del self._open[found:]


def _node(tag: str, attrs: list[tuple[str, str | None]]) -> Node:
    values = {name: value or "" for name, value in attrs}
    return Node(
        tag=tag,
        classes=tuple(values.get("class", "").split()),
        lang=values.get("lang", ""),
        attributes={
            name: value for name, value in sorted(values.items()) if name in KEPT_ATTRIBUTES
        },
    )
