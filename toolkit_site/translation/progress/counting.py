"""Counting how far translations are, many at once, and keeping the figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from wagtail_localize.models import StringSegment, Translation

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.segments import SegmentKey, is_to_translate
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation


COUNTED = (State.PROPOSED, State.TRANSLATED, State.APPROVED, State.STALE)
COUNTERS = tuple(
    name for unit in ("segments", "words") for name in (unit, *(f"{unit}_{s}" for s in COUNTED))
)
ACTIVITY = ("last_activity_at", "last_activity_by")

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@lru_cache(maxsize=20_000)
def word_count(html: str) -> int:
    """Return how many words a reader sees. Dashes and other signs that stand alone are no words."""
    return sum(1 for piece in visible_text(html).split() if _LETTER_OR_DIGIT.search(piece))


def recount(
    translations: Iterable[Translation], *, by: Any = None, at: datetime | None = None
) -> None:
    """Count the segments and words of these translations by state: three queries, however many they are.

    With `by`, it is also kept that this person was the last to work on them.
    """
    translations = list(dict.fromkeys(translations))
    segments = _words_of_segments({translation.source_id for translation in translations})
    states = _states(translations)
    activity = {"last_activity_at": at or timezone.now(), "last_activity_by": by} if by else {}
    TranslationProgress.objects.bulk_create(
        [
            TranslationProgress(
                translation=translation,
                **_count(
                    segments[translation.source_id], states.get(translation.target_locale_id, {})
                ),
                **activity,
            )
            for translation in translations
        ],
        update_conflicts=True,
        unique_fields=["translation"],
        update_fields=[*COUNTERS, *(ACTIVITY if by else ())],
    )


def shift(
    translation: Translation, moves: Iterable[tuple[str, str, str]], *, by: Any = None
) -> None:
    """Count segments that went from one state to another: their source, the state before, the state now (one query).

    Counting everything again for each segment that somebody saves would be two more. Every sync does count again.
    """
    if getattr(translation, "progress", None) is None:
        recount([translation], by=by)
        return
    amounts: Counter[str] = Counter()
    for html, before, now in moves:
        for state, sign in ((before, -1), (now, 1)):
            if state in COUNTED:
                amounts[f"segments_{state}"] += sign
                amounts[f"words_{state}"] += sign * word_count(html)
    counters = {name: Greatest(F(name) + amount, 0) for name, amount in amounts.items() if amount}
    activity = {"last_activity_at": timezone.now(), "last_activity_by": by} if by else {}
    if counters or activity:
        TranslationProgress.objects.filter(translation=translation).update(**counters, **activity)


def _words_of_segments(source_ids: set[int]) -> dict[int, dict[SegmentKey, int]]:
    """Return the words of each segment, by source and key."""
    rows = StringSegment.objects.filter(source_id__in=source_ids).values_list(
        "source_id", "context_id", "string_id", "context__path", "string__data"
    )
    words: dict[int, dict[SegmentKey, int]] = defaultdict(dict)
    for source_id, context_id, string_id, path, html in rows:
        if is_to_translate(path, html):
            words[source_id][context_id, string_id] = word_count(html)
    return words


def _states(translations: list[Translation]) -> dict[int, dict[SegmentKey, str]]:
    """Return the states of all segments of these objects, by locale and key."""
    rows = SegmentTranslation.objects.filter(
        context__object__sources__in={translation.source_id for translation in translations},
        locale__in={translation.target_locale_id for translation in translations},
    ).values_list("locale_id", "context_id", "string_id", "state")
    states: dict[int, dict[SegmentKey, str]] = defaultdict(dict)
    for locale_id, context_id, string_id, state in rows:
        states[locale_id][context_id, string_id] = state
    return states


def _count(words: dict[SegmentKey, int], states: dict[SegmentKey, str]) -> dict[str, int]:
    counts = Counter({"segments": len(words), "words": sum(words.values())})
    for key, number in words.items():
        state = states.get(key)
        if state in COUNTED:
            counts[f"segments_{state}"] += 1
            counts[f"words_{state}"] += number
    return {name: counts[name] for name in COUNTERS}
