"""What a frozen object and its child rows point at: fetched many at once, forgotten where it is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.db import models

from wagtail_localize.fields import BaseTranslatableField, get_translatable_fields

from modelcluster.models import ClusterableModel, get_all_child_relations


Pointer = tuple[Any, models.ForeignKey]


def load_related(instance: Any) -> None:
    """Fetch what extraction asks for one by one: one query for each model."""
    uses = _by_target(_pointers(instance, _is_extracted))
    for (model, key), pairs in uses.items():
        values = {getattr(owner, field.attname) for owner, field in pairs}
        rows = model._base_manager.filter(**{f"{key}__in": values})
        found = {getattr(row, key): row for row in rows}
        for owner, field in pairs:
            setattr(owner, field.name, found.get(getattr(owner, field.attname)))


def forget_gone(instance: Any) -> None:
    """Take out what points at something that has been deleted since: child rows that live by it, else the reference."""
    for (model, key), pairs in _by_target(_pointers(instance, lambda *_: True)).items():
        values = {getattr(owner, field.attname) for owner, field in pairs}
        there = set(
            model._base_manager.filter(**{f"{key}__in": values}).values_list(key, flat=True)
        )
        for owner, field in pairs:
            if getattr(owner, field.attname) not in there:
                _forget(instance, owner, field)


def _forget(instance: Any, owner: Any, field: models.ForeignKey) -> None:
    if owner is instance or field.remote_field.on_delete is not models.CASCADE:
        setattr(owner, field.attname, None)
        return
    for relation in get_all_child_relations(instance):
        if isinstance(owner, relation.related_model):
            manager = getattr(instance, relation.get_accessor_name())
            manager.set([row for row in manager.all() if row is not owner])


def _is_extracted(translatable: BaseTranslatableField, owner: Any) -> bool:
    return bool(translatable.is_translated(owner) or translatable.is_overridable(owner))


def _by_target(pointers: Iterator[Pointer]) -> dict[tuple[Any, str], list[Pointer]]:
    uses: dict[tuple[Any, str], list[Pointer]] = defaultdict(list)
    for owner, field in pointers:
        uses[field.related_model, field.target_field.attname].append((owner, field))
    return uses


def _pointers(owner: Any, is_wanted: Callable[[Any, Any], bool]) -> Iterator[Pointer]:
    for translatable in get_translatable_fields(type(owner)):
        field = translatable.get_field(type(owner))
        if (
            isinstance(field, models.ForeignKey)
            and getattr(owner, field.attname) is not None
            and is_wanted(translatable, owner)
        ):
            yield owner, field
    if isinstance(owner, ClusterableModel):
        for relation in get_all_child_relations(owner):
            for row in getattr(owner, relation.get_accessor_name()).all():
                yield from _pointers(row, is_wanted)
