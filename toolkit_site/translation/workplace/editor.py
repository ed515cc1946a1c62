"""The open segment: everything that the editor shows around the words that a person is writing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from toolkit_site.translation.checks import Problem, check
from toolkit_site.translation.checks.notation import to_notation
from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.places import Place
from toolkit_site.translation.engine.segments import Segment
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.diff import Operation, word_diff
from toolkit_site.translation.states.models import SegmentDraft, SegmentTranslation
from toolkit_site.translation.states.writing import name_of
from toolkit_site.translation.workplace.desk import Desk
from toolkit_site.translation.workplace.drafts import is_unsaved
from toolkit_site.translation.workplace.listing import Line
from toolkit_site.translation.workplace.rendering import SourceTag, shown, source_tags
from toolkit_site.translation.workplace.suggestions import Suggestion, suggestions


@dataclass(frozen=True)
class Attempt:
    """What a person sent and was not saved as it is: nothing of it gets lost."""

    text: str
    html: str = ""
    action: str = ""
    note: str = ""
    problems: list[Problem] = field(default_factory=list)
    # The version that this person had before her eyes.
    seen: int = 0
    # The words that somebody else has saved since then.
    theirs: SegmentTranslation | None = None

    @property
    def who(self) -> str:
        return name_of(self.theirs.changed_by if self.theirs else None) or _("Somebody")

    @property
    def their_words(self) -> SafeString:
        return shown(self.theirs.text if self.theirs else "")

    @property
    def diff(self) -> list[tuple[Operation, str]]:
        """From the other person's words to those of this one."""
        return word_diff(self.theirs.text, self.html) if self.theirs else []

    @property
    def can_overrule(self) -> bool:
        """Whether nothing but a reason stands between these words and being saved."""
        return bool(self.problems) and not any(problem.blocks for problem in self.problems)


@dataclass(frozen=True)
class Editor:
    """The open segment. Without an attempt it shows the stored words, or newer unsaved ones of this person."""

    desk: Desk
    line: Line
    place: Place | None
    before: Line | None = None
    after: Line | None = None
    attempt: Attempt | None = None

    @property
    def segment(self) -> Segment:
        return self.line.found.segment

    @property
    def row(self) -> SegmentTranslation | None:
        return self.line.found.row

    @property
    def labels(self) -> list[str]:
        return self.place.labels if self.place else []

    @property
    def writer(self) -> str:
        """Who wrote the words that are stored; empty for words that nobody in particular wrote."""
        return name_of(self.row.changed_by if self.row else None)

    @property
    def seen(self) -> int:
        """The version that a save from this editor builds upon: what its reader has before her eyes."""
        if self.attempt is not None and self.attempt.theirs is None:
            return self.attempt.seen
        return self.line.found.version

    @property
    def stored(self) -> str:
        return to_notation(self.row.text) if self.row else ""

    @cached_property
    def text(self) -> str:
        """What stands in the field."""
        if self.attempt is not None:
            return self.attempt.text
        return self.draft.text if self.draft and not self.draft_is_older else self.stored

    @cached_property
    def draft(self) -> SegmentDraft | None:
        """What this person typed here and has not saved, where it says anything new."""
        if self.attempt is not None:
            return None
        mine = SegmentDraft.objects.filter(user=self.desk.user, locale=self.desk.locale)
        key = {"context_id": self.segment.context_id, "string_id": self.segment.string_id}
        found = mine.filter(**key).first()
        return found if is_unsaved(found, self.row) else None

    @property
    def draft_is_older(self) -> bool:
        """Whether words were saved after the draft: then it is only offered."""
        return bool(self.draft and self.row and self.row.changed_at > self.draft.at)

    @cached_property
    def source(self) -> SafeString:
        return shown(self.segment.html, self.segment.attrs)

    @property
    def source_typed(self) -> str:
        return to_notation(self.segment.html)

    @cached_property
    def tags(self) -> list[SourceTag]:
        return source_tags(self.segment.html, self.segment.attrs)

    @property
    def length(self) -> int:
        """How many characters of the field the words take."""
        return len(visible_text(self.row.text)) if self.row else 0

    @property
    def is_stale(self) -> bool:
        return self.line.state == State.STALE

    @property
    def source_diff(self) -> list[tuple[Operation, str]]:
        """What changed in the original since the words were right."""
        previous = self.row.previous_source if self.row else ""
        return word_diff(previous, self.segment.html) if previous else []

    @property
    def previous_words(self) -> SafeString:
        """The words that were right before the original changed, where they are no longer the working words."""
        changed = self.row and self.row.previous_text != self.row.text
        return shown(self.row.previous_text) if self.row and changed else SafeString("")

    @cached_property
    def problems(self) -> list[Problem]:
        if self.attempt is not None:
            return self.attempt.problems
        if not self.row or not self.row.text:
            return []
        return check(self.segment.html, self.row.text, self.place, self.desk.locale.language_code)

    @property
    def has_errors(self) -> bool:
        return any(problem.blocks for problem in self.problems)

    @property
    def can_approve(self) -> bool:
        return self.desk.may_review and self.desk.policy.needs_review

    @property
    def why_not_approve(self) -> str:
        """Why a reviewer cannot approve the words that stand here now; empty when she can."""
        is_own = self.row is not None and self.row.changed_by_id == self.desk.user.pk
        if is_own and not self.desk.policy.own_approval:
            return _("You wrote these words yourself: somebody else has to approve them.")
        return ""

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        return suggestions(self.segment, self.desk.locale)
