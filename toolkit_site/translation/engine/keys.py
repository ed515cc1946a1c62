"""Rows that segments share: strings, contexts, templates, objects. Found or made many at once, never twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from wagtail_localize.models import String, Template, TranslatableObject, TranslationContext

from toolkit_site.translation.engine.paths import Walker


def string_ids(locale_id: int, texts: Iterable[str]) -> dict[str, int]:
    """Return the primary keys of these source texts, by text."""
    rows = {
        key: String(locale_id=locale_id, data=text, data_hash=key)
        for key, text in ((String._get_data_hash(text), text) for text in texts)
    }
    found = String.objects.filter(locale_id=locale_id, data_hash__in=rows)
    known = dict(found.values_list("data_hash", "pk"))
    _add(rows, known, ["locale", "data_hash"], ["data"])
    return {row.data: known[key] for key, row in rows.items()}


def template_ids(values: Iterable[Any]) -> dict[tuple[str, str], int]:
    """Return the primary keys of templates, by format and template."""
    rows = {}
    for value in values:
        key = uuid.uuid5(uuid.uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template)
        rows[key] = Template(
            uuid=key,
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        )
    known = dict(Template.objects.filter(uuid__in=rows).values_list("uuid", "pk"))
    _add(rows, known, ["uuid"], ["string_count"])
    return {(row.template_format, row.template): known[key] for key, row in rows.items()}


def context_ids(object_id: uuid.UUID, paths: Iterable[str], walker: Walker) -> dict[str, int]:
    """Return the primary keys of the contexts of an object, by content path. Each gets its field path."""
    by_path = {path: TranslationContext._get_path_id(path) for path in paths}
    found = TranslationContext.objects.filter(object_id=object_id, path_id__in=by_path.values())
    known = dict(found.exclude(field_path="").values_list("path_id", "pk"))
    rows = {
        key: TranslationContext(
            object_id=object_id, path_id=key, path=path, field_path=walker.field_path(path)
        )
        for path, key in by_path.items()
        if key not in known
    }
    _add(rows, known, ["object", "path_id"], ["field_path"])
    return {path: known[key] for path, key in by_path.items()}


def ensure_objects(values: Iterable[Any]) -> None:
    """Make the objects that related object segments point at."""
    rows = {
        value.translation_key: TranslatableObject(
            translation_key=value.translation_key, content_type=value.content_type
        )
        for value in values
    }
    TranslatableObject.objects.bulk_create(_in_order(rows), ignore_conflicts=True)


def _add(
    rows: Mapping[uuid.UUID, models.Model],
    known: dict[uuid.UUID, int],
    unique_fields: list[str],
    update_fields: list[str],
) -> None:
    """Insert what is not known yet. Somebody else may insert it at the same time: then hers is taken."""
    missing = {key: row for key, row in rows.items() if key not in known}
    if missing:
        next(iter(missing.values()))._meta.model._base_manager.bulk_create(
            _in_order(missing),
            update_conflicts=True,
            unique_fields=unique_fields,
            update_fields=update_fields,
        )
    known.update({key: row.pk for key, row in missing.items()})


def _in_order(rows: Mapping[uuid.UUID, Any]) -> list[Any]:
    """All writers insert in one order, so that no two of them wait for each other."""
    return [rows[key] for key in sorted(rows)]
