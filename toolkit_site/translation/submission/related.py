"""What an original points at and is translated too: topics, competences and the like, however deep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import RelatedObjectSegment, Translation, TranslationSource

from modelcluster.models import ClusterableModel, get_all_child_relations


def unsubmitted(
    originals: Iterable[Any], sources: Iterable[TranslationSource], locales: Iterable[Locale]
) -> list[Any]:
    """Return the objects that these originals point at and that are not translated into all of the languages yet.

    Their columns are asked, whether translated or shared by all languages, and what was found in their blocks. A page
    is never among them: it is submitted by somebody who means it, not because another one mentions it.
    """
    found = [*_by_columns(originals), *_by_segments(sources)]
    done = _submitted({one.translation_key for one in found}, list(locales))
    new = {one.translation_key: one for one in found if one.translation_key not in done}
    return list(new.values())


def _by_columns(originals: Iterable[Any]) -> list[Any]:
    pks: dict[Any, set[Any]] = defaultdict(set)
    for original in originals:
        for row in _rows(original):
            for field in row._meta.concrete_fields:
                if _is_pointer(field) and getattr(row, field.attname) is not None:
                    pks[field.related_model].add(getattr(row, field.attname))
    return [one for model, wanted in pks.items() for one in _originals(model, pk__in=wanted)]


def _rows(original: models.Model) -> Iterator[models.Model]:
    yield original
    if isinstance(original, ClusterableModel):
        for relation in get_all_child_relations(original):
            yield from getattr(original, relation.get_accessor_name()).all()


def _is_pointer(field: Any) -> bool:
    model = field.related_model
    return bool(field.many_to_one and model) and _is_translated(model)


def _is_translated(model: type[models.Model]) -> bool:
    return issubclass(model, TranslatableMixin) and not issubclass(model, Page)


def _by_segments(sources: Iterable[TranslationSource]) -> list[Any]:
    keys: dict[Any, set[Any]] = defaultdict(set)
    segments = RelatedObjectSegment.objects.filter(source__in=list(sources))
    for segment in segments.select_related("object__content_type"):
        model = segment.object.content_type.model_class()
        if model is not None and _is_translated(model):
            keys[model].add(segment.object.translation_key)
    return [
        one
        for model, wanted in keys.items()
        for one in _originals(model, translation_key__in=wanted)
    ]


def _originals(model: Any, **which: Any) -> Iterable[Any]:
    rows: Iterable[Any] = model._default_manager.filter(locale=Locale.get_default(), **which)
    return rows


def _submitted(keys: set[Any], locales: list[Locale]) -> set[Any]:
    rows = Translation.objects.filter(
        source__object_id__in=keys, source__locale=Locale.get_default(), target_locale__in=locales
    )
    found: dict[Any, set[int]] = defaultdict(set)
    for key, locale_id in rows.values_list("source__object_id", "target_locale_id"):
        found[key].add(locale_id)
    wanted = {locale.pk for locale in locales}
    return {key for key, there in found.items() if there >= wanted}
