"""Bringing a source up to date without losing a word of its translations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from toolkit_site.translation.engine.segments import Segment, current_segments
from toolkit_site.translation.engine.sources import lock_source, refresh_source
from toolkit_site.translation.progress.counting import recount
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.writing import FINAL_FIELDS, FINAL_KEY, name_of
from toolkit_site.translation.sync.carrying import Carried, Words, carry, read_words
from toolkit_site.translation.sync.pairing import Origins, find_origins
from toolkit_site.translation.sync.titles import follow_title


@dataclass(frozen=True)
class SourceChange:
    """What became of a source: whether anything of it changed, and how many of its texts did.

    Facts may change without any text. A text that returns, or that stands in another place, counts as moved.
    """

    changed: bool = False
    moved: int = 0
    edited: int = 0
    added: int = 0
    removed: int = 0


def sync_source(source: TranslationSource, *, user: Any = None) -> SourceChange:
    """Bring a source up to date with the stored row of its object, and take the words of all languages along.

    What was moved keeps everything. What was edited becomes stale: the old words stay, to be looked at, and pages keep
    being built from the old final words. Rows of texts that are gone stay for the day they return. Doing it again
    changes nothing, and two at once come one after the other.

    Raises:
        Model.DoesNotExist: when the object is not in the database.
    """
    with transaction.atomic():
        lock_source(pk=source.pk)
        before = current_segments(source)
        if not refresh_source(source, source.get_source_instance()):
            return SourceChange()
        after = current_segments(source)
        change = _take_words_along(source, before, after, user)
        recount(Translation.objects.filter(source=source))
    return change


def _take_words_along(
    source: TranslationSource, before: list[Segment], after: list[Segment], user: Any
) -> SourceChange:
    there = {one.key for one in before}
    came = [one for one in after if one.key not in there]
    origins = find_origins(before, after)
    strings = {one.string_id for one in (*came, *_parts(origins), *_titles(before))}
    languages = read_words(source.object_id, strings) if came else []
    carried = carry(came, origins, languages)
    _write(carried, user)
    follow_title(source, before, after, languages, carried)
    return _change(before, after, origins, carried)


def _parts(origins: Origins) -> list[Segment]:
    return [part for origin in origins.values() for part in origin.parts]
