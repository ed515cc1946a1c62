"""Working on a job: each object in a transaction of its own, so that a lost worker costs one object at most.

What makes it safe to repeat: an item is locked while it is worked on and marked done in the same transaction. However
many workers take the same job, each item is done once, and a killed one leaves the item as it was.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.jobs.models import ItemState, JobItem, JobState, TranslationJob
from toolkit_site.translation.jobs.problems import in_words, speaking_to
from toolkit_site.translation.jobs.spreading import spread
from toolkit_site.translation.jobs.working import work


logger = logging.getLogger(__name__)

# Longer than any single object takes: a job that stands still for this long has lost its worker.
PATIENCE = timedelta(minutes=2)


def run(job_id: int) -> bool:
    """Do what is left of a job, unless somebody is at it; return whether it was ours to do."""
    if not _claim(job_id):
        return False
    job = TranslationJob.objects.select_related("created_by").get(pk=job_id)
    spread(job)
    chosen = set(job.locales.values_list("pk", flat=True))
    # A language that was taken out of the settings meanwhile is left alone.
    locales = [locale for locale in target_locales() if locale.pk in chosen]
    with speaking_to(job.created_by):
        for item_id in list(_waiting(job_id).values_list("pk", flat=True)):
            _do(job, item_id, locales)
            TranslationJob.objects.filter(pk=job_id).update(touched_at=timezone.now())
    _finish(job_id)
    return True


def lost_jobs() -> QuerySet[TranslationJob]:
    """Return the jobs that nobody is at: their worker was killed, or none ever came."""
    return TranslationJob.objects.filter(_is_lost()).order_by("created_at")


def _is_lost() -> Q:
    return Q(
        state__in=(JobState.WAITING, JobState.RUNNING), touched_at__lt=timezone.now() - PATIENCE
    )


def _claim(job_id: int) -> bool:
    free = Q(state=JobState.WAITING) | _is_lost()
    jobs = TranslationJob.objects.filter(free, pk=job_id)
    return bool(jobs.update(state=JobState.RUNNING, touched_at=timezone.now()))


def _waiting(job_id: int) -> QuerySet[JobItem]:
    return JobItem.objects.filter(job=job_id, state=ItemState.WAITING)


def _do(job: TranslationJob, item_id: int, locales: list[Any]) -> None:
    try:
        try:
            _take(job, item_id, locales)
        except IntegrityError:
            # Somebody was quicker at the same place, an editor who made a page there for example.
            _take(job, item_id, locales)
    except Exception as error:
        logger.exception("Item %s of translation job %s failed", item_id, job.pk)
        _waiting(job.pk).filter(pk=item_id).update(state=ItemState.FAILED, message=in_words(error))


@transaction.atomic
def _take(job: TranslationJob, item_id: int, locales: list[Any]) -> None:
    item = _waiting(job.pk).select_for_update(skip_locked=True).filter(pk=item_id).first()
    if item is not None:
        item.state = ItemState.DONE if work(job, item, locales) else ItemState.UNCHANGED
        item.message = ""
        item.save(update_fields=["state", "message"])


def _finish(job_id: int) -> None:
    if not _waiting(job_id).exists():
        now = timezone.now()
        TranslationJob.objects.filter(pk=job_id, state=JobState.RUNNING).update(
            state=JobState.DONE, finished_at=now, touched_at=now
        )
