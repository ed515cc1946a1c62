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
    case = Case(entry, intent, known, now.rows.get(entry.key), now.final.get(entry.key))
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
    may_be_final = case.intent is Intent.APPROVE or not now.policy.needs_review
    if _nothing_to_do(case, may_be_final):
        return case.outcome(Kind.UNCHANGED)
    notes: list[Problem] = []
    if _is_own_approval(case, writer, now):
        # Her words are not lost: they count as translated, and she is told that somebody else approves them.
        case.intent = Intent.TRANSLATE
        may_be_final = not now.policy.needs_review
        if _nothing_to_do(case, may_be_final):
            return case.outcome(Kind.REFUSED, [own_approval(saved=False)])
        notes = [own_approval(saved=True)]
    problems = check(
        case.known.html, case.text, case.known.limits, now.translation.target_locale.language_code
    )
    if _holds_up(problems, case):
        return case.outcome(Kind.REFUSED, problems)
    if not case.same and _is_conflict(case, writer):
        return case.outcome(Kind.CONFLICT)
    makes_final = may_be_final and case.intent is not Intent.PROPOSE
    return Step(case, _state_after(case), case.same, notes + problems, makes_final)


def _nothing_to_do(case: Case, may_be_final: bool) -> bool:
    if not case.same:
        return False
    if case.intent is Intent.PROPOSE:
        return case.entry.seen is None or case.state == State.PROPOSED
    reached = {State.APPROVED} if case.intent is Intent.APPROVE else DONE
    return case.state in reached and not (may_be_final and case.final != case.text)


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


def _holds_up(problems: list[Problem], case: Case) -> bool:
    if any(problem.blocks for problem in problems):
        return True
    # The writer of words that are done has overruled their warnings before.
    settled = case.same and case.state in DONE
    asks = case.intent is not Intent.PROPOSE and not case.entry.overrule and not settled
    return bool(problems) and asks


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
