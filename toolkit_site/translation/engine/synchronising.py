"""Bringing a target to the shape of its source: facts, blocks and child rows, before the words go in.

Does what wagtail-localize's `copy_synchronised_fields` does and leaves out what hurts: the address of a page stays,
cleared texts and references are cleared, and rows that did not change keep their primary keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models

from wagtail.fields import StreamField
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.fields import BaseTranslatableField, get_translatable_fields

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import (
    ClusterableModel,
    get_all_child_relations,
    get_serializable_data_for_fields,
)


def synchronise(original: Any, target: Any) -> None:
    """Copy what all languages share. The child rows of `original` become those of `target`: it is used up by this."""
    for translatable in get_translatable_fields(type(original)):
        field = translatable.get_field(type(target))
        if _is_address(field, target) or not _is_shared(translatable, field, original):
            continue
        if isinstance(field, models.ManyToOneRel):
            _hand_over(original, target, field)
        elif isinstance(field, ParentalManyToManyField):
            setattr(target, field.name, list(getattr(original, field.name).all()))
        elif not field.many_to_many:  # tags come with their rows
            setattr(target, field.attname, getattr(original, field.attname))


def _is_address(field: Any, target: Any) -> bool:
    return field.name == "slug" and isinstance(target, Page)


def _is_shared(translatable: BaseTranslatableField, field: Any, original: Any) -> bool:
    return bool(translatable.is_synchronized(original)) or _is_cleared(field, original)


def _is_cleared(field: Any, original: Any) -> bool:
    """Tell whether the source has nothing from which words or a translated object could come."""
    if isinstance(field, models.ForeignKey):
        return getattr(original, field.attname) is None
    if isinstance(field, StreamField) or not isinstance(field, models.CharField | models.TextField):
        return False
    value = field.value_from_object(original)
    return value is None or not str(value).strip()


def _hand_over(original: Any, target: Any, relation: models.ManyToOneRel) -> None:
    """Give the child rows of `original` to `target`."""
    if not isinstance(relation.remote_field, ParentalKey):
        return
    name = relation.get_accessor_name()
    rows = list(getattr(original, name).all())
    replace_rows(rows, getattr(target, name).all() if target.pk else [], target.locale)
    getattr(target, name).set(rows)


def replace_rows(rows: Iterable[Any], replaced: Iterable[Any], locale: Locale) -> None:
    """Make rows of a source rows of a target: each takes the primary key of the row that it replaces, if any."""
    there: dict[Any, list[Any]] = defaultdict(list)
    for old in replaced:
        there[_identity(old)].append(old)
    for row in rows:
        same = there[_identity(row)]
        _become(row, same.pop(0) if same else None, locale)


def _become(row: Any, old: Any, locale: Locale) -> None:
    if isinstance(row, ClusterableModel):
        for relation in get_all_child_relations(row):
            name = relation.get_accessor_name()
            replace_rows(getattr(row, name).all(), getattr(old, name).all() if old else [], locale)
    row.pk = row.id = old.pk if old else None
    row._state.adding = old is None
    if isinstance(row, TranslatableMixin):
        row.locale = locale


def _identity(row: Any) -> Any:
    """Return the translation key; without one, all that the row says: then only unchanged rows are recognised."""
    if isinstance(row, TranslatableMixin):
        return row.translation_key
    parents = {field.name for field in row._meta.fields if isinstance(field, ParentalKey)}
    data = get_serializable_data_for_fields(row)
    ignored = {"pk", row._meta.pk.name, *parents}
    return tuple((name, str(value)) for name, value in data.items() if name not in ignored)
