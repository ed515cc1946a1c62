"""The one function that takes new words, whatever door they come through.

Permission, lock, sanitising, checks, other people's words, state, history, final words, counters: in this order, and
all of it or nothing. What a single entry lacks is told in its outcome and does not hold up the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wagtail_localize.models import Translation

from toolkit_site.translation.progress.counting import shift
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.deciding import Step, Writer, decide
from toolkit_site.translation.states.entries import Entry, Intent, Kind, Outcome
from toolkit_site.translation.states.locks import PageLockedError, require_unlocked
from toolkit_site.translation.states.standing import Standing, lock_translation, standing
from toolkit_site.translation.states.writing import Ledger
from toolkit_site.translation.teams.permissions import user_can_review, user_can_translate


__all__ = ["Entry", "Intent", "Kind", "Outcome", "PageLockedError", "record"]

# The only doors with nobody behind them.
UNATTENDED = frozenset({Door.SYNC, Door.STARTER})


def record(
    translation: Translation, entries: Iterable[Entry], *, user: Any, door: Door
) -> list[Outcome]:
    """Take words for segments of a translation, and say for each entry, in their order, what became of it.

    Who approves her own words where that is not allowed has them saved as translated, and is told. Words for a segment
    that the source lost meanwhile are kept. The words of two writers never overwrite each other unseen.

    Raises:
        PermissionDenied: when the person may not translate into this language, or approves and may not review.
        PageLockedError: when Wagtail has locked the target page for her.
    """
    entries = list(entries)
    _require_permission(translation, entries, user, door)
    if not entries:
        return []
    writer = Writer(user, Door(door))
    with transaction.atomic():
        locked = lock_translation(translation)
        if user is not None and locked.may_be_locked:
            require_unlocked(locked, user)
        approves = any(entry.intent is Intent.APPROVE for entry in entries)
        now = standing(locked, (entry.key for entry in entries), finals=approves)
        return _record(entries, writer, now)


def _require_permission(
    translation: Translation, entries: list[Entry], user: Any, door: Door
) -> None:
    if user is None:
        allowed = door in UNATTENDED
    else:
        approves = any(entry.intent is Intent.APPROVE for entry in entries)
        locale_id = translation.target_locale_id
        allowed = user_can_translate(user, locale_id) and (
            not approves or user_can_review(user, locale_id)
        )
    if not allowed:
        raise PermissionDenied


def _record(entries: list[Entry], writer: Writer, now: Standing) -> list[Outcome]:
    ledger = Ledger(writer, now)
    outcomes: list[Outcome] = []
    for entry in entries:
        decided = decide(entry, writer, now)
        if isinstance(decided, Step):
            outcome = decided.case.outcome(Kind.SAVED, decided.problems)
            outcome.row = ledger.take(decided)
            decided = outcome
        outcomes.append(decided)
    if ledger.rows:
        ledger.save()
        shift(now.translation, ledger.moves, by=writer.user)
    return outcomes
