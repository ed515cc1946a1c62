"""Writing once, however often a write arrives: a double click, a retry and a replay are one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from modules.learners.models import Learner, ReceivedWrite


# A browser whose first two clicks race each other holds no number yet: the second belongs to the learner of the first.
SAME_BROWSER = timedelta(minutes=10)
FORGET_AFTER = timedelta(days=31)


def write_once(learner: Learner, write_id: UUID, work: Callable[[Learner], None]) -> Learner:
    """Do the work unless this write has arrived before; return the learner to whom it belongs.

    A new learner is kept together with her first write. The work is done inside a transaction.
    """
    seen = _seen(write_id)
    if seen is None:
        is_new = learner._state.adding
        try:
            with transaction.atomic():
                if is_new:
                    learner.save()
                ReceivedWrite.objects.create(write_id=write_id, learner=learner)
                work(learner)
        except IntegrityError:
            learner._state.adding = is_new
            seen = _seen(write_id)
            if seen is None and not is_new and not _is_there(learner):
                # Erased while she wrote, perhaps on another device: what she writes now begins anew.
                return write_once(Learner(), write_id, work)
            if seen is None:
                raise
    return learner if seen is None else owner(learner, seen)


def owner(learner: Learner, seen: ReceivedWrite) -> Learner:
    """Return whose browser sends a write again: the writer's, where it has no number and it is not long ago."""
    is_recent = timezone.now() - seen.at < SAME_BROWSER
    return seen.learner if learner._state.adding and is_recent else learner


def forget_old_writes() -> int:
    """Delete what nobody will send again, and return how many there were."""
    old = ReceivedWrite.objects.filter(at__lt=timezone.now() - FORGET_AFTER)
    return old.delete()[0]


def _is_there(learner: Learner) -> bool:
    return Learner.objects.filter(pk=learner.pk).exists()


def _seen(write_id: UUID) -> ReceivedWrite | None:
    return ReceivedWrite.objects.select_related("learner").filter(write_id=write_id).first()
