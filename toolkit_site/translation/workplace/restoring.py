"""Bringing former words of a segment back, from its history or right after saving."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from wagtail_localize.models import StringSegment

from toolkit_site.translation.checks import Problem
from toolkit_site.translation.checks.notation import to_notation
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.history import restore as restore_words
from toolkit_site.translation.states.models import SegmentChange
from toolkit_site.translation.states.recording import (
    Entry,
    Intent,
    Kind,
    Outcome,
    PageLockedError,
    record,
)
from toolkit_site.translation.workplace.addresses import home_url, read_number
from toolkit_site.translation.workplace.desk import Desk, at_desk
from toolkit_site.translation.workplace.editor import Attempt
from toolkit_site.translation.workplace.history import changes_of, segment_at
from toolkit_site.translation.workplace.screen import Screen


UNFINISHED = frozenset({State.PROPOSED, State.STALE})


@at_desk
@require_POST
def restore(request: HttpRequest, desk: Desk, segment_pk: int) -> HttpResponse:
    """Make former words the words again. With `undo`, the last change is taken back: to no words at all if need be."""
    segment = segment_at(desk, segment_pk)
    change_pk = read_number(request.POST.get("change"))
    changes = changes_of(desk, segment)
    # Undoing the first words of a segment leads back to none, and says so by a zero.
    is_first = change_pk == 0 and "undo" in request.POST
    change = None if is_first else get_object_or_404(changes, pk=change_pk)
    restoring = Restoring(desk, segment, change, read_number(request.POST.get("seen")) or 0)
    if desk.closed:
        return restoring.refused(request, [Problem("not-now", str(desk.closed))])
    try:
        outcome = restoring.outcome(is_undo="undo" in request.POST)
    except PageLockedError as locked:
        return restoring.refused(request, [Problem("not-now", str(locked))])
    if outcome.kind in (Kind.SAVED, Kind.UNCHANGED):
        return redirect(home_url(request, desk, segment=segment_pk, saved=segment_pk))
    return restoring.refused(request, outcome.problems, outcome)


@dataclass(frozen=True)
class Restoring:
    """Former words on their way back; without a change, back to none."""

    desk: Desk
    segment: StringSegment
    change: SegmentChange | None
    seen: int

    def outcome(self, *, is_undo: bool) -> Outcome:
        """Write the words, or say what is in their way.

        Raises:
            PageLockedError: when Wagtail has locked the page for this person.
        """
        change = self.change
        if change is None or change.state == State.UNTRANSLATED:
            return self._record("", Intent.CLEAR)
        if is_undo and change.state in UNFINISHED:
            # They come back as something that is still to be looked at.
            return self._record(change.text, Intent.PROPOSE)
        return restore_words(
            self.desk.translation,
            change,
            user=self.desk.user,
            seen=self.seen,
            string_id=self.segment.string_id,
            overrule=True,
        )

    def _record(self, text: str, intent: Intent) -> Outcome:
        key = (self.segment.context_id, self.segment.string_id)
        entry = Entry(*key, text=text, intent=intent, seen=self.seen, overrule=True)
        [outcome] = record(self.desk.translation, [entry], user=self.desk.user, door=Door.RESTORE)
        return outcome

    def refused(
        self, request: HttpRequest, problems: list[Problem], outcome: Outcome | None = None
    ) -> HttpResponse:
        """Put the former words into the field, with what stands in their way."""
        html = self.change.text if self.change else ""
        theirs = outcome.row if outcome and outcome.kind is Kind.CONFLICT else None
        attempt = Attempt(
            to_notation(html), html, "save", "", problems, seen=self.seen, theirs=theirs
        )
        screen = Screen(request, self.desk, open_pk=self.segment.pk, attempt=attempt)
        return screen.response(HTTPStatus.CONFLICT)
