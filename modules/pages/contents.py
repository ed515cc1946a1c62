"""What is inside a unit's body: pictures, clips, questions, activities. Walks blocks; knows nothing of readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from modules.blocks.film import FilmClipBlock


if TYPE_CHECKING:
    from modules.pages.unit import UnitMixin


def pictures(unit: UnitMixin) -> Iterator[Any]:
    """Yield each picture wherever it stands, with its alternative text as `contextual_alt_text`."""
    yield from _images(unit.body.stream_block, unit.body)


def _images(block: blocks.Block, value: Any) -> Iterator[Any]:
    if not isinstance(block, ImageBlock):
        for child, held in _children(block, value):
            yield from _images(child, held)
    elif value:
        yield value


def _children(block: blocks.Block, value: Any) -> Iterable[tuple[blocks.Block, Any]]:
    """Return the blocks inside a value, each with what it holds."""
    if isinstance(block, blocks.StreamBlock):
        return [(child.block, child.value) for child in opened(value, without=("activity",))]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, item) for item in value]
    if isinstance(block, blocks.StructBlock):
        return [(child, value.get(name)) for name, child in block.child_blocks.items()]
    return []


def opened(stream: Any, *, without: Collection[str] = ()) -> Iterator[Any]:
    """Yield the blocks of a stream, without fetching what blocks of some kinds name."""
    for place, raw in enumerate(stream.raw_data):
        if raw["type"] not in without:
            yield stream[place]


def clips(unit: UnitMixin) -> Iterator[Any]:
    """Yield each film clip wherever it stands: in the text, and in questions."""
    yield from _clips(unit.body.stream_block, unit.body)


def _clips(block: blocks.Block, value: Any) -> Iterator[Any]:
    if isinstance(block, FilmClipBlock):
        yield value
    elif not isinstance(block, ImageBlock):
        for child, held in _children(block, value):
            yield from _clips(child, held)


def values(unit: UnitMixin, kind: str) -> list[Any]:
    """Return the values of the body's blocks of one kind."""
    return [block.value for block in unit.body if block.block_type == kind]


def referred_activities(units: Iterable[UnitMixin]) -> set[int]:
    """Return the page numbers of the activities that units refer to, without fetching them."""
    found = (
        block["value"].get("activity")
        for unit in units
        for block in unit.body.raw_data
        if block["type"] == "activity"
    )
    return {number for number in found if number}
