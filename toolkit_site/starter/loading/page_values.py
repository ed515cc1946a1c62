"""What an activity file says, put into an activity page: columns, streams and rows with their stable ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from wagtail.fields import StreamField

from activities.models import ActivityPage
from toolkit_site.starter.loading.identity import entry_ids
from toolkit_site.starter.reading.activity import ActivityContent, Entry
from toolkit_site.starter.reading.markdown import Picture
from toolkit_site.starter.reading.model_checks import block_of, row_model


@dataclass
class SiteIds:
    """Where on the site to find what files name: ids by slug, code and path. What an editor deleted is not there."""

    topics: dict[str, int] = field(default_factory=dict)
    competences: dict[str, int] = field(default_factory=dict)
    images: dict[str, int] = field(default_factory=dict)
    activities: dict[str, int] = field(default_factory=dict)


# The column of a row that names something elsewhere on the site, and where that is found.
POINTERS = {"topics": "topic", "competences": "competence", "neighbours": "activity"}


def fill_page(page: ActivityPage, content: ActivityContent, ids: SiteIds) -> None:
    """Set everything that a file can say; what this one leaves out goes back to its default."""
    page.title, page.slug = content.columns["title"], content.columns["slug"]
    page.draft_title = page.title
    page.room_plan_id = _image_id(content.room_plan, ids)
    for column in _own_columns():
        if isinstance(column, StreamField):
            setattr(page, column.name, _stream(column, content, ids))
        else:
            setattr(page, column.name, content.columns.get(column.name, column.get_default()))
    for name in ("topics", "materials", "competences", "credits", "sources"):
        fill_rows(page, name, content, ids)


def _own_columns() -> list[Any]:
    return [
        column
        for column in ActivityPage._meta.local_fields
        if column.editable and not column.is_relation
    ]


def _stream(column: StreamField, content: ActivityContent, ids: SiteIds) -> Any:
    entries = content.streams.get(column.name, [])
    keys = entry_ids((entry.key for entry in entries), "activity", content.code, column.name)
    kind, _block = block_of(column)
    return column.to_python(
        [
            {"type": kind, "value": _block_value(entry, ids), "id": str(key)}
            for entry, key in zip(entries, keys, strict=True)
        ]
    )


def _block_value(entry: Entry, ids: SiteIds) -> Any:
    if "image" not in entry.values:
        return entry.values or entry.words
    picture = entry.values["image"]
    image_id = _image_id(picture, ids)
    image = {"image": image_id, "alt_text": picture.alt, "decorative": False} if image_id else None
    return {**entry.values, "image": image}


def _image_id(picture: Picture | None, ids: SiteIds) -> int | None:
    return ids.images.get(picture.path) if picture else None


def fill_rows(page: ActivityPage, name: str, content: ActivityContent, ids: SiteIds) -> None:
    """Set the rows of one kind. A row that stays the same one keeps its primary key."""
    model = row_model(name)
    entries = content.rows.get(name, [])
    keys = entry_ids((entry.key for entry in entries), "activity", content.code, name)
    known = {row.translation_key: row.pk for row in getattr(page, name).all()} if page.pk else {}
    rows: list[models.Model] = []
    for entry, key in zip(entries, keys, strict=True):
        values = _row_values(name, entry, ids)
        if values is not None:
            rows.append(
                model(
                    pk=known.get(key),
                    translation_key=key,
                    locale_id=page.locale_id,
                    sort_order=len(rows),
                    **values,
                )
            )
    setattr(page, name, rows)


def _row_values(name: str, entry: Entry, ids: SiteIds) -> dict[str, Any] | None:
    values = dict(entry.values)
    if name in POINTERS:
        target = getattr(ids, "activities" if name == "neighbours" else name).get(
            values.pop(POINTERS[name])
        )
        if target is None:
            return None
        values[f"{POINTERS[name]}_id"] = target
    return values
