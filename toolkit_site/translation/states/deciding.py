"""What becomes of an entry: the state machine. Reads nothing, writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from toolkit_site.translation.checks import check
from toolkit_site.translation.checks.markup import MarkupRefusedError, sanitise
from toolkit_site.translation.checks.problems import Problem
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.entries import Entry, Intent, Kind, Outcome
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.standing import Known, Standing


# Nobody looks at what comes through these.
UNWATCHED = frozenset({Door.MEMORY, Door.MACHINE})
DONE = frozenset({State.TRANSLATED, State.APPROVED})
# A proposal does not push these aside, unless somebody saw them and says so.
WRITTEN = DONE | {State.STALE}


@dataclass(frozen=True)
class Writer:
    """Who brings the words, and through which door."""

    user: Any
    door: Door

    def wrote(self, row: SegmentTranslation | None) -> bool:
        """Say whether the words that are there are hers."""
        return bool(self.user and row and row.changed_by_id == self.user.pk)

    def intent_of(self, entry: Entry) -> Intent:
        """Return what she may want: what nobody watches is only a proposal."""
        return Intent.PROPOSE if self.door in UNWATCHED else entry.intent


@dataclass
class Case:
    """One entry with all that bears on it."""

    entry: Entry
    intent: Intent
    known: Known
    row: SegmentTranslation | None
    final: str | None
    needs_review: bool
    text: str = ""

    @property
    def state(self) -> State:
        return State(self.row.state) if self.row else State.UNTRANSLATED

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def same(self) -> bool:
        """The words are those that are there."""
        row = self.row
        return row is not None and row.state != State.UNTRANSLATED and self.text == row.text

    @property
    def may_be_final(self) -> bool:
        """Pages may be built from the words at once."""
        if self.intent is Intent.TRANSLATE:
            return not self.needs_review
        return self.intent is Intent.APPROVE

    def nothing_to_do(self) -> bool:
        """The words are there, and as far as they are meant to be."""
        if not self.same:
            return False
        if self.intent is Intent.PROPOSE:
            return self.entry.seen is None or self.state == State.PROPOSED
        reached = {State.APPROVED} if self.intent is Intent.APPROVE else DONE
        return self.state in reached and not (self.may_be_final and self.final != self.text)

    def asks_about_warnings(self) -> bool:
        """Somebody has to say that words are right in spite of warnings. For words that are done, somebody has."""
        settled = self.same and self.state in DONE
        return self.intent is not Intent.PROPOSE and not self.entry.overrule and not settled

    def outcome(self, kind: Kind, problems: list[Problem] | None = None) -> Outcome:
        return Outcome(kind, self.entry, self.row, problems or [], self.known.obsolete)


@dataclass(frozen=True)
class Step:
    """What to write: the new state and words, and whether they become final."""

    case: Case
    state: State
    # The words are those that were there: only the state changes.
    same: bool
    problems: list[Problem]
    makes_final: bool


def decide(entry: Entry, writer: Writer, now: Standing) -> Outcome | Step:
    """Return what to write, or why nothing is written."""
    known = now.known.get(entry.key)
    if known is None:
        return Outcome(Kind.UNKNOWN, entry)
    intent = writer.intent_of(entry)
    case = Case(
        entry,
        intent,
        known,
        row=now.rows.get(entry.key),
        final=now.final.get(entry.key),
        needs_review=now.policy.needs_review,
    )
    if intent is Intent.CLEAR:
        return _clear(case, writer)
    try:
        case.text = sanitise(entry.text)
    except MarkupRefusedError as refusal:
        return case.outcome(Kind.REFUSED, refusal.problems)
    return _put(case, writer, now)


def _clear(case: Case, writer: Writer) -> Outcome | Step:
    if case.state == State.UNTRANSLATED:
        return case.outcome(Kind.UNCHANGED)
    if _is_conflict(case, writer):
        return case.outcome(Kind.CONFLICT)
    return Step(case, State.UNTRANSLATED, same=False, problems=[], makes_final=False)


def _put(case: Case, writer: Writer, now: Standing) -> Outcome | Step:
    if case.nothing_to_do():
        return case.outcome(Kind.UNCHANGED)
    notes: list[Problem] = []
    if _is_own_approval(case, writer, now):
        # Her words are not lost: they count as translated, and she is told that somebody else approves them.
        case.intent = Intent.TRANSLATE
        if case.nothing_to_do():
            return case.outcome(Kind.REFUSED, [own_approval(saved=False)])
        notes = [own_approval(saved=True)]
    problems = check(
        case.known.html, case.text, case.known.limits, now.translation.target_locale.language_code
    )
    if _refuses(problems, case):
        return case.outcome(Kind.REFUSED, problems)
    if problems and case.asks_about_warnings():
        case.intent = Intent.PROPOSE
        if case.nothing_to_do():
            return case.outcome(Kind.UNCHANGED, problems)
    if not case.same and _is_conflict(case, writer):
        return case.outcome(Kind.CONFLICT, problems)
    return Step(case, _state_after(case), case.same, notes + problems, case.may_be_final)


def _is_own_approval(case: Case, writer: Writer, now: Standing) -> bool:
    """Approving takes a second pair of eyes, a superuser's too."""
    if case.intent is not Intent.APPROVE or now.policy.own_approval or writer.user is None:
        return False
    return not case.same or writer.wrote(case.row)


def own_approval(*, saved: bool) -> Problem:
    """Return what to tell somebody who approves her own words."""
    if saved:
        return Problem(
            "own-approval", _("Saved. Somebody else has to approve words that are yours."), False
        )
    return Problem("own-approval", _("These words are yours. Somebody else has to approve them."))


def _refuses(problems: list[Problem], case: Case) -> bool:
    waits = case.asks_about_warnings() and not case.entry.or_propose
    return any(problem.blocks or waits for problem in problems)


def _is_conflict(case: Case, writer: Writer) -> bool:
    """Somebody has written what the writer did not see."""
    entry, row = case.entry, case.row
    if entry.seen is not None:
        return entry.seen != case.version
    if row is None:
        return False
    if case.intent is Intent.PROPOSE and case.state in WRITTEN:
        return True
    if writer.door == Door.STARTER and (row.changed_by_id or row.approved_by_id):
        return True
    is_others = row.changed_by_id is not None and not writer.wrote(row)
    return bool(entry.exported_at and is_others and row.changed_at > entry.exported_at)


def _state_after(case: Case) -> State:
    if case.intent is Intent.PROPOSE:
        return State.PROPOSED
    # Words that were approved stay so when somebody saves them as they are.
    approved = case.intent is Intent.APPROVE or (case.same and case.state == State.APPROVED)
    return State.APPROVED if approved else State.TRANSLATED
