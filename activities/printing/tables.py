"""Tables made rectangular, so that no cell can slip into its neighbour's place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from activities.printing.tree import Node


MAX_COLUMNS: Final = 24
MAX_SPAN: Final = 60
# Characters that fill about two thirds of a page in one column: longer rows may be split.
LONG_ROW: Final = 4000
PICTURE_WEIGHT: Final = 800
LINE_WEIGHT: Final = 60
LINE_STARTERS: Final = frozenset({"br", "h2", "h3", "h4", "h5", "h6", "p", "pair", "run", "tr"})


@dataclass(slots=True)
class Row:
    """A table row before layout: its node, its cells and whether it belongs to the header."""

    node: Node
    cells: list[Node]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell and the slots it covers."""

    cell: Node
    column: int
    width: int
    height: int


def rectangular(table: Node, rows: list[Row]) -> Node:
    """The table with `columns`, `headers` (leading header rows) and rows that fill every slot."""
    headers = _header_count(rows)
    placed = _place(rows, headers)
    # A column where no cell starts is the work of a wrong span: it is not there.
    columns = 1 + max(slot.column for slots in placed for slot in slots)
    taken: set[tuple[int, int]] = set()
    for index, (row, slots) in enumerate(zip(rows, placed, strict=True)):
        row.node.attributes["long"] = int(_weight(row) * columns > LONG_ROW)
        row.node.children = list(_filled(index, slots, columns, taken))
    table.attributes.update(columns=columns, headers=headers)
    table.children = [row.node for row in rows]
    return table


def _place(rows: list[Row], headers: int) -> list[list[_Placed]]:
    """As browsers do: each cell in the first slot that no cell from above reaches into."""
    taken: set[tuple[int, int]] = set()
    placed: list[list[_Placed]] = []
    slot: _Placed | None = None
    for index, row in enumerate(rows):
        rows_left = (headers if index < headers else len(rows)) - index
        placed.append([])
        column = 0
        for cell in row.cells:
            while (index, column) in taken:
                column += 1
            if slot and column >= MAX_COLUMNS:
                slot.cell.children += cell.children
                continue
            width = min(_span(cell, "colspan"), _free_from(index, column, taken))
            slot = _Placed(cell, column, width, min(_span(cell, "rowspan"), rows_left))
            taken.update(_covered(index, slot))
            placed[-1].append(slot)
    return placed


def _free_from(row: int, column: int, taken: set[tuple[int, int]]) -> int:
    width = 1
    while column + width < MAX_COLUMNS and (row, column + width) not in taken:
        width += 1
    return width


def _covered(row: int, slot: _Placed) -> Iterator[tuple[int, int]]:
    for down in range(slot.height):
        for right in range(slot.width):
            yield row + down, slot.column + right


def _filled(
    row: int, slots: list[_Placed], columns: int, taken: set[tuple[int, int]]
) -> Iterator[Node]:
    """The row's cells from left to right, with empty ones where nothing stands."""
    starts = {slot.column: slot for slot in slots}
    for column in range(columns):
        if (row, column) in taken:
            continue
        slot = starts.get(column) or _Placed(Node("td"), column, 1, 1)
        slot = replace(slot, width=min(slot.width, columns - column))
        taken.update(_covered(row, slot))
        slot.cell.attributes = {"colspan": slot.width, "rowspan": slot.height}
        yield slot.cell


def _header_count(rows: list[Row]) -> int:
    """Leading rows of a <thead>, or one first row of nothing but <th>."""
    count = 0
    for row in rows:
        if not (row.is_header or (count == 0 and all(cell.tag == "th" for cell in row.cells))):
            break
        count += 1
    return count if count < len(rows) else 0


def _span(cell: Node, name: str) -> int:
    value = str(cell.attributes.get(name, ""))[:4]
    return max(1, min(MAX_SPAN, int(value))) if value.isascii() and value.isdigit() else 1


def _weight(row: Row) -> int:
    """How much room the fullest cell takes, in characters."""
    return max(len(cell.text()) + sum(map(_room_of, cell.walk())) for cell in row.cells)


def _room_of(node: Node) -> int:
    if node.tag == "img":
        return PICTURE_WEIGHT
    return LINE_WEIGHT if node.tag in LINE_STARTERS else 0
