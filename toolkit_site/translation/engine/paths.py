"""Content paths followed through an object: `steps.<block id>.title`, `materials.<translation key>.item`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models.fields.reverse_related import ForeignObjectRel

from wagtail import blocks
from wagtail.fields import StreamField


@dataclass(frozen=True)
class Stop:
    """One stop on the way: a field, a child row, or a block. With none of the three, what the path names is gone."""

    # As wagtail-localize names it in `field_path`.
    name: str
    field: Any = None
    block: Any = None
    # The value of a block, or the child row of a relation.
    value: Any = None
    # Counted from 1 in a list of blocks or rows, else 0.
    position: int = 0
    block_id: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing here (any more)."""
        return self.field is None and self.block is None


class Walker:
    """Follows paths through one object: one query for each kind of child rows, none for the rest."""

    def __init__(self, instance: Any) -> None:
        self._instance = instance
        self._rows: dict[tuple[int, str], list[Any]] = {}

    def stops(self, path: str) -> list[Stop]:
        """Return the stops on the way to what a path names, as far as it exists."""
        return self._field(self._instance, path.split("."))

    def field_path(self, path: str) -> str:
        """Return the path without ids, as wagtail-localize keeps it beside the path."""
        return ".".join(stop.name for stop in self.stops(path))

    def _field(self, owner: Any, parts: list[str]) -> list[Stop]:
        name, *rest = parts
        try:
            field = owner._meta.get_field(name)
        except FieldDoesNotExist:
            return [Stop(name)]
        if isinstance(field, ForeignObjectRel):
            return self._row(owner, field, rest)
        if isinstance(field, StreamField):
            value = field.value_from_object(owner)
            return [Stop(name, field=field), *self._inside(field.stream_block, value, rest)]
        return [Stop(name, field=field)]

    def _row(self, owner: Any, relation: ForeignObjectRel, parts: list[str]) -> list[Stop]:
        key = parts[0] if parts else ""
        for position, row in enumerate(self._rows_of(owner, relation.name), 1):
            if str(getattr(row, "translation_key", "")) == key:
                stop = Stop(relation.name, field=relation, value=row, position=position)
                return [stop, *(self._field(row, parts[1:]) if parts[1:] else [])]
        return [Stop(relation.name, field=relation), Stop(key)]

    def _rows_of(self, owner: Any, relation: str) -> list[Any]:
        known = (id(owner), relation)
        if known not in self._rows:
            self._rows[known] = list(getattr(owner, relation).all())
        return self._rows[known]

    def _inside(self, block: Any, value: Any, parts: list[str]) -> list[Stop]:
        if not parts:
            return []
        if isinstance(block, blocks.BaseStructBlock):
            return self._member(block, value, *parts)
        if isinstance(block, blocks.ListBlock | blocks.BaseStreamBlock):
            return self._item(block, value, *parts)
        return []

    def _member(self, block: Any, value: Any, name: str, *rest: str) -> list[Stop]:
        child = block.child_blocks.get(name)
        # The value of an image block is an image and holds no members.
        held = value.get(name) if isinstance(value, blocks.StructValue) else None
        stop = Stop(name, block=child, value=held)
        return [stop, *(self._inside(child, held, list(rest)) if child else [])]

    def _item(self, block: Any, value: Any, block_id: str, *rest: str) -> list[Stop]:
        is_list = isinstance(block, blocks.ListBlock)
        items = getattr(value, "bound_blocks", []) if is_list else value or []
        for position, item in enumerate(items, 1):
            if item.id == block_id:
                name = "item" if is_list else item.block_type
                stop = Stop(
                    name, None, item.block, item.value, position=position, block_id=block_id
                )
                return [stop, *self._inside(item.block, item.value, list(rest))]
        return [Stop(block_id)]
