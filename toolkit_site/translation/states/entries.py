"""What a door brings in, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from toolkit_site.translation.checks.problems import Problem
from toolkit_site.translation.states.models import SegmentTranslation


class Intent(StrEnum):
    """What the writer wants with the words of one segment."""

    PROPOSE = "propose"
    TRANSLATE = "translate"
    APPROVE = "approve"
    CLEAR = "clear"


@dataclass(frozen=True)
class Entry:
    """Words for one segment: inline HTML as wagtail-localize stores it.

    `seen` is the version of the words that the writer had before her eyes, 0 when there were none, None when she saw
    nothing of it. `exported_at` is the same for files: what other people changed later than that, the file never saw.
    With `overrule`, warnings are kept in the history instead of holding the words up; with `or_propose`, words that a
    check warns about come in as a proposal.
    """

    context_id: int
    string_id: int
    text: str
    intent: Intent
    seen: int | None = None
    note: str = ""
    overrule: bool = False
    or_propose: bool = False
    exported_at: datetime | None = None

    @property
    def key(self) -> tuple[int, int]:
        return (self.context_id, self.string_id)


class Kind(StrEnum):
    """What became of an entry."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    # Somebody else's words are there, which the writer has not seen. They are in the row; nothing was written.
    CONFLICT = "conflict"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass
class Outcome:
    """What became of an entry. `row` holds the words as they are now; problems of saved words are only to be told."""

    kind: Kind
    entry: Entry
    row: SegmentTranslation | None = None
    problems: list[Problem] = field(default_factory=list)
    # The source has this segment no more; the words are kept for the day it comes back.
    obsolete: bool = False
