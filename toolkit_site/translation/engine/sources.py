"""Sources: the frozen content of an object and its segments, written in bulk.

The rows are those that wagtail-localize's own `refresh_segments` would write, in a fixed number of queries.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Coalesce
from django.utils import timezone

from wagtail_localize.models import TranslatableObject, TranslationSource

from toolkit_site.translation.engine.extraction import extract
from toolkit_site.translation.engine.frozen import (
    content_of,
    frozen_instance,
    is_same_content,
    source_row,
    stored_row,
)
from toolkit_site.translation.engine.writing import write_segments


# What a source keeps of its object, besides the segments.
FACTS = ("object_repr", "content_json", "schema_version", "last_updated_at")


def ensure_source(instance: Any) -> tuple[TranslationSource, bool]:
    """Return the source of an object, made from its stored row where there is none, and whether it was made.

    A source that exists stays as it is: bringing it up to date is `sync_source`'s work, which keeps the translations.

    Raises:
        Model.DoesNotExist: when the object is not in the database.
    """
    found = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    return (found, False) if found else _make_source(stored_row(instance))


@transaction.atomic
def _make_source(row: Any) -> tuple[TranslationSource, bool]:
    content_type = ContentType.objects.get_for_model(row.get_translation_model())
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=row.translation_key, content_type=content_type)],
        ignore_conflicts=True,
    )
    fresh = TranslationSource(
        object_id=row.translation_key,
        locale_id=row.locale_id,
        specific_content_type=ContentType.objects.get_for_model(type(row)),
        last_updated_at=timezone.now(),
    )
    TranslationSource.objects.bulk_create([fresh], ignore_conflicts=True)
    source = lock_source(object_id=row.translation_key, locale_id=row.locale_id)
    if source.content_json:  # somebody else made it just now
        return source, False
    _rewrite(source, row, content_of(row), is_new=True)
    return source, True


def refresh_source(source: TranslationSource, *, force: bool = False) -> bool:
    """Bring a source up to date with the stored row of its object, and say whether anything changed.

    Drafts are not read: what is translated is what readers see. `source` is brought up to date in place. The rows of
    segments are replaced where they changed, so that their primary keys say nothing after this.

    Raises:
        Model.DoesNotExist: when the object is not in the database.
    """
    with transaction.atomic():
        locked = lock_source(pk=source.pk)
        row = source_row(locked)
        content = content_of(row)
        changed = not is_same_content(content, locked.content_json)
        if changed or force or locked.current_schema_version != locked.schema_version:
            changed = _rewrite(locked, row, content) or changed
    for name in FACTS:
        setattr(source, name, getattr(locked, name))
    return changed


def lock_source(**key: Any) -> Any:
    """Return a source that nobody else changes until the transaction ends, with the schema of its app as it is now."""
    migrations = MigrationRecorder.Migration.objects.filter(
        app=models.OuterRef("specific_content_type__app_label")
    ).order_by("-applied")
    latest = models.Subquery(migrations.values("name")[:1])
    return (
        TranslationSource.objects.select_for_update(of=("self",), no_key=True)
        .annotate(current_schema_version=Coalesce(latest, models.Value("")))
        .get(**key)
    )


def _rewrite(source: Any, row: Any, content: str, *, is_new: bool = False) -> bool:
    source.object_repr = str(row)[:200]
    source.content_json = content
    source.schema_version = source.current_schema_version
    source.last_updated_at = timezone.now()
    source.save(update_fields=FACTS)
    instance = frozen_instance(source)
    return write_segments(source, instance, extract(instance), is_new=is_new)
