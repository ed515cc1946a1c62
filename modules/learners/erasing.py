"""Erasing a learner at once and whole. What stays are numbers of units, in which nobody can be found."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.dispatch import Signal

from modules.learners import conf, ledger
from modules.learners.models import Learner, Tally, today


# Sent with `learner` inside the transaction, before her rows go: what counts them listens.
learner_erased = Signal()
# So many numbers are compared with the ledger at a time.
CHUNK = 2_000


def erase(learner: Learner) -> bool:
    """Erase a learner with everything that hangs on her; False when she had gone already."""
    return _erase(Learner.objects.filter(pk=learner.pk))


def erase_if_gone(key: uuid.UUID) -> bool:
    """Erase a learner who has not been here for as long as we keep things; False when she came back meanwhile."""
    return _erase(gone_learners().filter(pk=key))


def gone_learners() -> QuerySet[Learner]:
    """Return those who have not been here for longer than we keep things."""
    return Learner.objects.filter(last_used__lt=today() - timedelta(days=conf.kept_days()))


def erase_again(key: uuid.UUID) -> bool:
    """Erase a learner whom a restored backup has brought back.

    The tally counts her again, since it is as old as she is: it came back from the same backup. The ledger gets another
    line: the backups that were made since the restore hold her too.
    """
    return _erase(Learner.objects.filter(pk=key))


def restored_learners() -> Iterator[uuid.UUID]:
    """Yield the numbers of those who are here although the ledger says that they have gone.

    Raises:
        OSError: when the ledger cannot be read.
    """
    erased = ledger.hashes()
    last = uuid.UUID(int=0)
    # By number and not in one long query: those that were yielded may be erased before the next ones are read.
    while erased:
        rows = Learner.objects.filter(pk__gt=last).order_by("pk")
        keys = list(rows.values_list("pk", flat=True)[:CHUNK])
        yield from (key for key in keys if ledger.holds(erased, key))
        if len(keys) < CHUNK:
            return
        last = keys[-1]


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
        key = learner.pk
        learner.delete()
        # Last before the commit: a learner who could not be erased must not stand in it, or she would go another day,
        # unasked. Should the commit itself be lost, with the machine's power, the daily command erases her again.
        ledger.note(key)
    return True
