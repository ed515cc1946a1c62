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
from toolkit_site.translation.sync.carrying import Carried, carry
from toolkit_site.translation.sync.pairing import Origin, Origins, find_origins
from toolkit_site.translation.sync.titles import follow_title
from toolkit_site.translation.sync.words import read_words


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
        if not refresh_source(source):
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
    parts = [part for origin in origins.values() for part in origin.parts]
    titles = [one for one in before if one.path == "title"]
    languages = read_words(
        source.object_id, {one.string_id for one in (*came, *parts, *titles)} if came else ()
    )
    carried = carry(came, origins, languages)
    _write(carried, user)
    follow_title(source, before, after, languages, carried.final)
    return _summary(before, after, origins, carried)


def _write(carried: Carried, user: Any) -> None:
    SegmentTranslation.objects.bulk_create([row for row, _note in carried.rows])
    SegmentChange.objects.bulk_create(
        [
            SegmentChange(
                context_id=row.context_id,
                string_id=row.string_id,
                locale_id=row.locale_id,
                state=row.state,
                text=row.text,
                door=Door.SYNC,
                user=user,
                user_name=name_of(user),
                note=note,
            )
            for row, note in carried.rows
        ]
    )
    # Words with an error may stand in the way: nobody sees them.
    StringTranslation.objects.bulk_create(
        carried.final, update_conflicts=True, unique_fields=FINAL_KEY, update_fields=FINAL_FIELDS
    )


def _summary(
    before: list[Segment], after: list[Segment], origins: Origins, carried: Carried
) -> SourceChange:
    old, new = {one.key: one for one in before}, {one.key: one for one in after}
    came, gone = new.keys() - old.keys(), old.keys() - new.keys()
    moved = carried.moved | {key for key, origin in origins.items() if _is_move(new[key], origin)}
    used = {part.key for origin in origins.values() for part in origin.parts}
    return SourceChange(
        changed=True,
        moved=len(moved),
        edited=len(origins.keys() - moved),
        added=len(came - origins.keys() - moved),
        removed=len(gone - used),
    )


def _is_move(after: Segment, origin: Origin) -> bool:
    return any(part.string_id == after.string_id for part in origin.parts)
