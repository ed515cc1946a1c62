"""Translated instances, built in memory from a source and a set of words."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from wagtail.models import Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from toolkit_site.translation.engine.frozen import BOOKKEEPING, frozen_instance, model_of
from toolkit_site.translation.engine.markup import has_words, without_unknown_links
from toolkit_site.translation.engine.references import forget_gone
from toolkit_site.translation.engine.related import related_values
from toolkit_site.translation.engine.segments import SegmentKey, attrs_of, is_to_translate
from toolkit_site.translation.engine.synchronising import replace_rows, synchronise


logger = logging.getLogger(__name__)


def build(
    source: TranslationSource,
    locale: Locale,
    words: Mapping[SegmentKey, str],
    target: Any = None,
) -> Any:
    """Return the object in a language with these words, unsaved. Where words are missing, the source speaks.

    Facts, blocks and child rows come from the source as it was last synced; the address of a page stays. Without
    `target`, the stored translation is built upon, and for what is not a page an unsaved copy where there is none.
    A `target` that is handed in is changed. Nothing is written to the database.

    Raises:
        Model.DoesNotExist: when a page has no target in this language.
    """
    original = frozen_instance(source)
    forget_gone(original)
    target = target or target_of(source, locale) or _new_target(source, locale)
    target.locale = locale
    synchronise(original, target)
    values = [
        *_texts(source, words),
        *_templates(source),
        *related_values(source, locale),
    ]
    overrides = _overrides(source, locale)
    try:
        ingest_segments(original, target, source.locale_id, locale, [*values, *overrides])
    except ObjectDoesNotExist as gone:
        logger.warning("What %s shows instead of its source's is gone: %s", target, gone)
        ingest_segments(original, target, source.locale_id, locale, values)
    return target


def target_of(source: TranslationSource, locale: Locale) -> Any:
    """Return the stored object in a language, or None."""
    rows = model_of(source)._base_manager
    return rows.filter(translation_key=source.object_id, locale=locale).first()


def _new_target(source: TranslationSource, locale: Locale) -> Any:
    """Return an unsaved copy of the source, with the life of an object that nobody has published yet."""
    model = model_of(source)
    if issubclass(model, Page):
        raise model.DoesNotExist(f"{source.object_repr}: {locale}")
    copy = frozen_instance(source)
    left_out = BOOKKEEPING.union(
        getattr(copy, "default_exclude_fields_in_copy", ()),
        getattr(copy, "exclude_fields_in_copy", ()),
    )
    for field in model._meta.concrete_fields:
        if field.name in left_out:
            setattr(copy, field.attname, field.get_default())
    if hasattr(copy, "live"):
        copy.live = False
    replace_rows([copy], [], locale)
    return copy


def _texts(
    source: TranslationSource, words: Mapping[SegmentKey, str]
) -> Iterator[StringSegmentValue]:
    rows = StringSegment.objects.filter(source=source).select_related("context", "string")
    for row in rows:
        path, html, attrs = row.context.path, row.string.data, attrs_of(row)
        if path == "slug":
            continue
        translated = words.get((row.context_id, row.string_id), "")
        if has_words(translated) and is_to_translate(path, html):
            html = without_unknown_links(translated, attrs)
        yield StringSegmentValue(path, StringValue(html), attrs=attrs, order=row.order)


def _templates(source: TranslationSource) -> Iterator[TemplateSegmentValue]:
    rows = TemplateSegment.objects.filter(source=source).select_related("context", "template")
    for row in rows:
        template = row.template
        yield TemplateSegmentValue(
            row.context.path,
            template.template_format,
            template.template,
            template.string_count,
            order=row.order,
        )


def _overrides(source: TranslationSource, locale: Locale) -> list[OverridableSegmentValue]:
    """Return what a language shows instead of the source's: addresses, pictures, files."""
    rows = OverridableSegment.objects.filter(source=source).annotate_override_json(locale)
    return [
        OverridableSegmentValue(row.context.path, json.loads(row.override_json), order=row.order)
        for row in rows.filter(override_json__isnull=False).select_related("context")
    ]
