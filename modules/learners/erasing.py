"""Erasing a learner at once and whole. What stays are numbers of units, in which nobody can be found."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.dispatch import Signal

from modules.learners import conf
from modules.learners.models import Learner, Tally, today


# Sent with `learner` inside the transaction, before her rows go: what counts them listens.
learner_erased = Signal()


def erase(learner: Learner) -> bool:
    """Erase a learner with everything that hangs on her; False when she had gone already."""
    return _erase(Learner.objects.filter(pk=learner.pk))


def erase_if_gone(key: uuid.UUID) -> bool:
    """Erase a learner who has not been here for as long as we keep things; False when she came back meanwhile."""
    return _erase(gone_learners().filter(pk=key))


def gone_learners() -> QuerySet[Learner]:
    """Return those who have not been here for longer than we keep things."""
    return Learner.objects.filter(last_used__lt=today() - timedelta(days=conf.kept_days()))


@transaction.atomic
def add_to_tally(pages: Iterable[tuple[uuid.UUID, bool]]) -> None:
    """Count one more who had started these pages, and had done those with True, among the ones who have gone."""
    done = dict(pages)
    keys = sorted(done)
    Tally.objects.bulk_create([Tally(page_key=key) for key in keys], ignore_conflicts=True)
    # In one order for everybody: two who go at once wait for each other and never for ever.
    rows = Tally.objects.select_for_update().order_by("page_key").filter(page_key__in=keys)
    if list(rows.values_list("pk", flat=True)):
        rows.order_by().update(started=F("started") + 1)
        finished = [key for key in keys if done[key]]
        Tally.objects.filter(page_key__in=finished).update(done=F("done") + 1)


def _erase(candidates: QuerySet[Learner]) -> bool:
    with transaction.atomic():
        # Locked, so that an answer that arrives meanwhile cannot be left behind.
        learner = candidates.select_for_update().first()
        if learner is None:
            return False
        learner_erased.send(sender=Learner, learner=learner)
        learner.delete()
    return True
