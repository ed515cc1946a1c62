"""What a learner takes along: her learning outcomes in the order of the Youthpass process, and chosen comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from activities.pages.languages import reader_language
from modules.learners.models import Learner
from modules.youthpass.frameworks import Frame, Named, Way, frames
from modules.youthpass.models import LONGEST_COMMENT, OutcomeText, PartnerComment
from modules.youthpass.partners import comments_for


@dataclass(frozen=True)
class Outcome:
    """A competence with her words; `lang` is theirs, where the page has another."""

    competence: Named
    text: str
    lang: str
    comments: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A framework with what she wrote to it."""

    frame: Frame
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True)
class Document:
    """Everything that goes along, and the last time when anything of it changed."""

    language: str
    parts: tuple[Part, ...]
    # Said to the whole.
    comments: tuple[str, ...]
    changed: datetime | None
    longest_comment: int = LONGEST_COMMENT


def document_of(learner: Learner, ways: Iterable[Way] = tuple(Way)) -> Document:
    """Return what she takes along of these frameworks (four queries). What is empty is left out."""
    mine = OutcomeText.objects.filter(learner=learner).exclude(text="")
    texts = {one.competence_key: one for one in mine}
    comments = [one for one in comments_for(learner) if one.is_taken]
    parts = [_part(frame, texts, comments) for frame in frames(ways)]
    changed = mine.aggregate(last=Max("updated"))["last"]
    whole = tuple(one.text for one in comments if one.competence_key is None)
    kept = tuple(part for part in parts if part.outcomes)
    return Document(reader_language(), kept, whole, changed)


def _part(frame: Frame, texts: dict, comments: list[PartnerComment]) -> Part:
    return Part(
        frame,
        tuple(
            _outcome(competence, texts[competence.key], comments)
            for competence in frame.competences
            if competence.key in texts
        ),
    )


def _outcome(competence: Named, kept: OutcomeText, comments: list[PartnerComment]) -> Outcome:
    said = tuple(one.text for one in comments if one.competence_key == competence.key)
    lang = "" if kept.language == reader_language() else kept.language
    return Outcome(competence, kept.text, lang, said)
