"""The words of a translation as pages are built from them, by place and source text."""

from __future__ import annotations

from wagtail_localize.models import StringTranslation, Translation

from toolkit_site.translation.engine.markup import has_words
from toolkit_site.translation.states.models import SegmentTranslation


Words = dict[tuple[int, int], str]


def final_words(translation: Translation) -> Words:
    """Return the words that readers may see (one query). Blank ones are none: the source would speak instead."""
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        has_error=False,
    ).exclude(data="")
    found = rows.values_list("context_id", "translation_of_id", "data")
    return {
        (context_id, string_id): text
        for context_id, string_id, text in found
        if context_id and has_words(text)
    }


def working_words(translation: Translation) -> Words:
    """Return what people have written so far, in whatever state (one query)."""
    rows = SegmentTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
    ).exclude(text="")
    found = rows.values_list("context_id", "string_id", "text")
    return {(context_id, string_id): text for context_id, string_id, text in found}
