"""The order in which people know an object: that of its editing form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.admin.panels import get_edit_handler
from wagtail.models import Page

from toolkit_site.translation.engine.segments import Segment


# Field name → its position and, for child rows, the positions of their fields.
Positions = dict[str, tuple[int, "Positions"]]


def reading_order(instance: Any, segments: Iterable[Segment]) -> list[Segment]:
    """Return the segments in the order of the panels of the editing form; what has no panel comes last."""
    positions = _positions(edit_handler_of(instance))
    segments = list(segments)
    rows = _first_orders(segments)
    return sorted(segments, key=lambda segment: _rank(segment, positions, rows))


def edit_handler_of(instance: Any) -> Any:
    """Return the panels with which Wagtail edits an object, or None where it has none."""
    if isinstance(instance, Page):
        return instance.specific_class.get_edit_handler()
    viewset = getattr(type(instance), "snippet_viewset", None)
    return viewset.get_edit_handler() if viewset else get_edit_handler(type(instance))


def _positions(panel: Any) -> Positions:
    found: Positions = {}
    for leaf in _leaves(panel):
        name = getattr(leaf, "relation_name", None) or getattr(leaf, "field_name", None)
        inner = _positions(getattr(leaf, "child_edit_handler", None))
        if name:
            found.setdefault(name, (len(found), inner))
    return found


def _leaves(panel: Any) -> Iterable[Any]:
    children = getattr(panel, "children", None)
    if panel is None or children is None:
        return [panel] if panel else []
    return [leaf for child in children for leaf in _leaves(child)]


def _first_orders(segments: list[Segment]) -> dict[str, int]:
    """Return where each child row begins, by its part of the path."""
    first: dict[str, int] = {}
    for segment in segments:
        row = _row(segment.path)
        first[row] = min(segment.order, first.get(row, segment.order))
    return first


def _row(path: str) -> str:
    return ".".join(path.split(".")[:2])


def _rank(segment: Segment, positions: Positions, rows: dict[str, int]) -> tuple[int, ...]:
    name, *rest = segment.path.split(".")
    last = len(positions)
    position, inner = positions.get(name, (last, {}))
    if not inner or len(rest) < 2:
        return (position, 0, 0, segment.order)
    within, _deeper = inner.get(rest[1], (len(inner), {}))
    return (position, rows[_row(segment.path)], within, segment.order)
