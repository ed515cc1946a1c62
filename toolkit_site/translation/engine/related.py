"""Objects that a source points at, in the language of the target, found many at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Locale
from wagtail_localize.models import RelatedObjectSegment, TranslationSource
from wagtail_localize.segments import RelatedObjectSegmentValue


class FoundObjectValue(RelatedObjectSegmentValue):
    """A related object that has been fetched already."""

    def __init__(self, path: str, instance: Any, order: int = 0) -> None:
        super().__init__(path, None, instance.translation_key, order=order)
        self.instance = instance

    def clone(self) -> FoundObjectValue:
        return FoundObjectValue(self.path, self.instance, order=self.order)

    def get_instance(self, locale: Any) -> Any:
        return self.instance


def related_values(source: TranslationSource, locale: Locale) -> list[FoundObjectValue]:
    """Return the related objects of a source that exist in a language: one query for each model.

    What is not translated is left out: the target keeps what it has, or gets the source's.
    """
    rows = list(
        RelatedObjectSegment.objects.filter(source=source).select_related("context", "object")
    )
    found = _translated(rows, locale)
    return [
        FoundObjectValue(row.context.path, found[row.object_id], order=row.order)
        for row in rows
        if row.object_id in found
    ]


def _translated(rows: list[RelatedObjectSegment], locale: Locale) -> dict[UUID, Any]:
    keys: dict[int, set[UUID]] = defaultdict(set)
    for row in rows:
        keys[row.object.content_type_id].add(row.object_id)
    found = {}
    for content_type_id, wanted in keys.items():
        model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
        for instance in model._base_manager.filter(translation_key__in=wanted, locale=locale):
            found[instance.translation_key] = instance
    return found
