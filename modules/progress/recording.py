"""Noting how far a learner has come. Each note is one statement, and safe to repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists
from django.dispatch import receiver
from django.utils import timezone

from modules.learners.erasing import add_to_tally, learner_erased
from modules.learners.models import Learner
from modules.progress.models import PathRecord, StepRecord


@dataclass(frozen=True)
class StepsTaken:
    """The keys of the units and activities that a learner has done, and those that she has begun."""

    done: frozenset[UUID] = frozenset()
    started: frozenset[UUID] = frozenset()


NOWHERE = StepsTaken()


def touch(learner: Learner, page_key: UUID) -> None:
    """Note that a learner is at a unit."""
    record = StepRecord(learner=learner, page_key=page_key, last=timezone.now())
    _upsert(record, ["last"])


def finish(learner: Learner, page_key: UUID, *, declared: bool = False) -> None:
    """Note that a learner has done a unit, or declares that she did an activity with her group."""
    now = timezone.now()
    record = StepRecord(learner=learner, page_key=page_key, last=now, done=now, declared=declared)
    _upsert(record, ["last", "done", "declared"])


def reopen(learner: Learner, page_key: UUID) -> None:
    """Take back that it is done."""
    mine = StepRecord.objects.filter(learner=learner, page_key=page_key)
    mine.update(done=None, declared=False, last=timezone.now())


def start_path(learner: Learner, path_key: UUID) -> None:
    """Note that a learner is on a path."""
    record = PathRecord(learner=learner, path_key=path_key, last=timezone.now())
    PathRecord.objects.bulk_create(
        [record],
        update_conflicts=True,
        unique_fields=["learner", "path_key"],
        update_fields=["last"],
    )


def steps_taken_by(learner: Learner | None) -> StepsTaken:
    """Return where a learner stands everywhere (one query, none without a learner)."""
    if learner is None or learner._state.adding:
        return NOWHERE
    return steps_taken_in(
        StepRecord.objects.filter(learner=learner).values_list("page_key", "done")
    )


def steps_taken_in(rows: Iterable[tuple[UUID, Any]]) -> StepsTaken:
    """Return the steps taken that rows of (key, when it was done) amount to."""
    pairs = list(rows)
    return StepsTaken(
        done=frozenset(key for key, done in pairs if done),
        started=frozenset(key for key, _done in pairs),
    )


def steps_taken_on(learner: Learner | None, path_key: UUID | None) -> tuple[StepsTaken, bool]:
    """Return where a learner stands everywhere, and whether she has started a path (one query, seldom two)."""
    if path_key is None or learner is None or learner._state.adding:
        return steps_taken_by(learner), False
    started = Exists(PathRecord.objects.filter(learner=learner, path_key=path_key))
    rows = list(StepRecord.objects.filter(learner=learner).values_list("page_key", "done", started))
    # Without a step there is no row that could say it.
    is_started = rows[0][2] if rows else is_on_path(learner, path_key)
    return steps_taken_in(row[:2] for row in rows), is_started


def is_on_path(learner: Learner | None, path_key: UUID) -> bool:
    """Tell whether a learner has started a path."""
    if learner is None or learner._state.adding:
        return False
    return PathRecord.objects.filter(learner=learner, path_key=path_key).exists()


@receiver(learner_erased, dispatch_uid="modules.progress.tally")
def _count(learner: Learner, **_kwargs: Any) -> None:
    rows = StepRecord.objects.filter(learner=learner).values_list("page_key", "done")
    add_to_tally((key, bool(done)) for key, done in rows)


def _upsert(record: StepRecord, fields: list[str]) -> None:
    StepRecord.objects.bulk_create(
        [record],
        update_conflicts=True,
        unique_fields=["learner", "page_key"],
        update_fields=fields,
    )
