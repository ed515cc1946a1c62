"""Keeping answers: each is written once, however often it arrives, and none is ever changed."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Case, Count, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from modules.learners.models import Learner
from modules.pages.unit import UnitPage
from modules.questions.keys import Key
from modules.questions.marking import Mark
from modules.questions.models import Answer, Verdict
from modules.questions.reading import Given


class ForeignWriteError(Exception):
    """The write id belongs to another learner. `answer` is what she wrote with it."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(f"The write {answer.write_id} belongs to another learner.")
        self.answer = answer


class NothingTriedError(Exception):
    """The answer is only shown to a learner who has tried."""


@dataclass(frozen=True)
class Tried:
    """What a learner did with one question: the best that came out, her last answer, and how often she tried."""

    best: str = ""
    last: Answer | None = None
    tries: int = 0
    wrong: int = 0
    is_shown: bool = False

    def is_due(self, key: Key) -> bool:
        """Whether she may see the right answer, and why."""
        is_done = self.best in (Verdict.RIGHT, Verdict.UNMARKED)
        return is_done or self.is_shown or self.wrong >= key.tries


UNTRIED = Tried()


def record_answer(
    learner: Learner,
    page: UnitPage,
    key: Key,
    given: Given,
    mark: Mark,
    write_id: UUID,
    language: str,
) -> Answer:
    """Keep an answer and return it, or what was kept when the same one arrived before. A new learner is kept with it.

    Raises:
        ForeignWriteError: when another learner wrote with this id.
    """
    answer = Answer(
        page_key=page.translation_key,
        block_id=key.block_id,
        write_id=write_id,
        given=given,
        verdict=mark.verdict,
        language=language,
    )
    return _kept_once(answer, learner)


def show_answer(
    learner: Learner, page: UnitPage, key: Key, write_id: UUID, language: str
) -> Answer:
    """Keep that a learner asked to see the answer, and return the record.

    Raises:
        ForeignWriteError: when another learner wrote with this id.
        NothingTriedError: when she has not tried yet.
    """
    mine = Answer.objects.filter(
        learner_id=learner.pk, page_key=page.translation_key, block_id=key.block_id
    )
    if not mine.exists():
        raise NothingTriedError
    answer = Answer(
        page_key=page.translation_key,
        block_id=key.block_id,
        write_id=write_id,
        verdict=Verdict.SHOWN,
        language=language,
    )
    return _kept_once(answer, learner)


def _kept_once(answer: Answer, learner: Learner) -> Answer:
    stored = _written(answer) or _kept(answer, learner)
    if stored.learner_id != learner.pk:
        raise ForeignWriteError(stored)
    if _content(stored) == _content(answer):
        return stored
    # An old form with another answer (the browser's "back"): a try of its own, and still one however often it arrives.
    answer.write_id = uuid.uuid5(answer.write_id, json.dumps(_content(answer), sort_keys=True))
    return _written(answer) or _kept(answer, learner)


def _written(answer: Answer) -> Answer | None:
    return Answer.objects.filter(write_id=answer.write_id).first()


def _kept(answer: Answer, learner: Learner) -> Answer:
    """Insert, or return what another request has inserted in between."""
    is_new = learner._state.adding
    try:
        with transaction.atomic():
            if is_new:
                learner.save()
            answer.learner = learner
            answer.save()
    except IntegrityError:
        learner._state.adding = is_new
        stored = _written(answer)
        if stored is None:
            raise
        return stored
    return answer


def _content(answer: Answer) -> list[Any]:
    looked_up = answer.verdict == Verdict.SHOWN
    return [str(answer.page_key), str(answer.block_id), answer.given, looked_up]


def answers_of(learner: Learner | None, page_key: UUID) -> dict[UUID, Tried]:
    """Return what a learner did with each question of a unit (one query, one row a question)."""
    if learner is None or learner._state.adding:
        return {}
    return {answer.block_id: _tried(answer) for answer in _last_answers(learner, page_key)}


def _last_answers(learner: Learner, page_key: UUID) -> QuerySet[Answer]:
    """Return the last answer to each question, after what was only looked up, with counts of all."""
    counts = {
        f"with_{verdict.value}": Window(
            Count("pk", filter=Q(verdict=verdict)), partition_by="block_id"
        )
        for verdict in Verdict
    }
    is_looked_up = Case(When(verdict=Verdict.SHOWN, then=Value(1)), default=Value(0))
    rank = Window(RowNumber(), partition_by="block_id", order_by=[is_looked_up, "-pk"])
    mine = Answer.objects.filter(learner=learner, page_key=page_key)
    return mine.annotate(rank=rank, **counts).filter(rank=1)


def _tried(answer: Any) -> Tried:
    counts = {verdict: getattr(answer, f"with_{verdict.value}") for verdict in Verdict}
    shown = counts.pop(Verdict.SHOWN)
    # The order of the enumeration is from best to least.
    best = next((verdict for verdict, number in counts.items() if number), Verdict.SHOWN)
    return Tried(
        best=best,
        last=None if answer.verdict == Verdict.SHOWN else answer,
        tries=sum(counts.values()),
        wrong=counts[Verdict.WRONG] + counts[Verdict.PARTLY],
        is_shown=bool(shown),
    )
