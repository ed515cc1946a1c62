"""What the file of a page says, put into the page: columns, streams and rows with their stable ids."""

from __future__ import annotations

from typing import Any

from django.db import models

from wagtail.fields import StreamField
from wagtail.models import Page

from modules.learning_paths.choices import Wanted
from toolkit_site.starter.loading.block_values import StreamWriter
from toolkit_site.starter.loading.identity import entry_ids
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.reading.model_checks import row_model
from toolkit_site.starter.reading.page_content import Entry, PageContent


# The column of a row that names something elsewhere on the site, and where that is found.
POINTERS = {"topics": "topic", "competences": "competence", "neighbours": "activity"}


def fill_page(page: Page, content: PageContent, ids: SiteIds) -> None:
    """Set everything that a file can say; what this one leaves out goes back to its default."""
    page.title, page.slug = content.columns["title"], content.columns["slug"]
    page.draft_title = page.title
    for column in own_columns(content.model):
        if isinstance(column, StreamField):
            setattr(page, column.name, column.to_python(stream_data(column, content, ids)))
        elif column.is_relation:
            picture = content.images.get(column.name)
            setattr(page, column.attname, ids.images.get(picture.path) if picture else None)
        else:
            setattr(page, column.name, content.columns.get(column.name, column.get_default()))
    for name in content.row_names:
        fill_rows(page, name, content, ids)


def own_columns(model: type[models.Model]) -> list[Any]:
    """Return the columns that files fill. Those that point elsewhere all point at images."""
    return [
        column for column in model._meta.local_fields if column.editable and not column.primary_key
    ]


def stream_data(column: StreamField, content: PageContent, ids: SiteIds) -> list[Any]:
    """Return what a stream of the page stores."""
    entries = content.streams.get(column.name, [])
    if content.kind == "path" and not ids.is_preview:
        entries = [_with_known_steps(entry, ids) for entry in entries]
    return StreamWriter(column, (content.kind, content.name, column.name), ids).write(entries)


def _with_known_steps(entry: Entry, ids: SiteIds) -> Entry:
    """Return a step whose rule names no step that is gone from the site."""
    rule = entry.values["rule"]
    steps = [wanted for wanted in rule["steps"] if ids.page(wanted.key) is not None]
    wanted = rule["wanted"] if steps else Wanted.NOTHING.value
    known = {**entry.values, "rule": {**rule, "steps": steps, "wanted": wanted}}
    return Entry(entry.line, entry.key, known)


def fill_rows(page: Page, name: str, content: PageContent, ids: SiteIds) -> None:
    """Set the rows of one kind. A row that stays the same one keeps its primary key."""
    model = row_model(content.model, name)
    entries = content.rows.get(name, [])
    keys = entry_ids((entry.key for entry in entries), content.kind, content.name, name)
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
