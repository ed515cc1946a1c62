"""The titles that lists of pages show, where the final words of a title changed with its original."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, CharField, Value, When

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, TranslationSource

from toolkit_site.translation.engine.frozen import model_of
from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.segments import Segment, SegmentKey
from toolkit_site.translation.sync.words import Words


TITLE_LENGTH = 255


def follow_title(
    source: TranslationSource,
    before: Iterable[Segment],
    after: Iterable[Segment],
    languages: Iterable[Words],
    carried: Iterable[StringTranslation],
) -> None:
    """Show the final words of a new title in lists of pages, where they are not those of the old one.

    wagtail-localize does so for words that are saved one by one, with their HTML; here they are written in bulk.
    """
    old, new = _key_of_title(before), _key_of_title(after)
    if new is None or new == old or not issubclass(model_of(source), Page):
        return
    fresh = {final.locale_id: final.data for final in carried if _key(final) == new}
    titles = {}
    for words in languages:
        was = words.final[old].data if old in words.final else ""
        now = words.final[new].data if new in words.final else fresh.get(words.locale_id, "")
        if now and now != was:
            titles[words.locale_id] = visible_text(now)[:TITLE_LENGTH]
    _save(source, titles)


def _key_of_title(segments: Iterable[Segment]) -> SegmentKey | None:
    return next((one.key for one in segments if one.path == "title"), None)


def _key(final: StringTranslation) -> SegmentKey:
    return (final.context_id, final.translation_of_id)


def _save(source: TranslationSource, titles: dict[int, str]) -> None:
    if titles:
        cases = [When(locale=locale_id, then=Value(title)) for locale_id, title in titles.items()]
        Page.objects.filter(translation_key=source.object_id, locale__in=titles).update(
            draft_title=Case(*cases, output_field=CharField())
        )
