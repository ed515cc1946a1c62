"""What a source points at and is translated too: topics, competences and the like, however deep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import RelatedObjectSegment, Translation, TranslationSource


def unsubmitted(sources: Iterable[TranslationSource], locales: Iterable[Locale]) -> list[Any]:
    """Return the objects that these sources point at and that are not translated into all of the languages yet."""
    segments = RelatedObjectSegment.objects.filter(source__in=sources).select_related("object")
    keys: dict[Any, set[Any]] = defaultdict(set)
    for segment in segments:
        keys[segment.object.content_type_id].add(segment.object.translation_key)
    done = _submitted({key for found in keys.values() for key in found}, list(locales))
    objects = [
        instance
        for content_type_id, found in keys.items()
        for instance in _originals(content_type_id, found - done)
    ]
    # A page is submitted by somebody who means it, not because another one mentions it.
    return [instance for instance in objects if not isinstance(instance, Page)]


def _submitted(keys: set[Any], locales: list[Locale]) -> set[Any]:
    rows = Translation.objects.filter(
        source__object_id__in=keys, source__locale=Locale.get_default(), target_locale__in=locales
    )
    found: dict[Any, set[int]] = defaultdict(set)
    for key, locale_id in rows.values_list("source__object_id", "target_locale_id"):
        found[key].add(locale_id)
    wanted = {locale.pk for locale in locales}
    return {key for key, there in found.items() if there >= wanted}


def _originals(content_type_id: int, keys: set[Any]) -> list[Any]:
    from django.contrib.contenttypes.models import ContentType

    model = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None or not keys:
        return []
    found = model._default_manager.filter(translation_key__in=keys, locale=Locale.get_default())
    return list(found)
