"""Asking for a job: quick whatever it comes to, because only what was asked for is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.jobs.models import ItemState, JobKind, JobState, TranslationJob
from toolkit_site.translation.jobs.scopes import Scope
from toolkit_site.translation.teams.permissions import user_can_coordinate, user_can_submit


def enqueue(
    kind: JobKind, scope: Scope, locales: Iterable[Locale] | None = None, user: Any = None
) -> TranslationJob:
    """Store a job and hand it to the worker when the transaction ends. Languages are all by default.

    Raises:
        PermissionDenied: when this person may not do that to what she named.
    """
    if not scope.by_system:
        _check(scope, user)
    wanted = None if locales is None else {locale.pk for locale in locales}
    with transaction.atomic():
        job = TranslationJob.objects.create(kind=kind, scope=scope.as_json(), created_by=user)
        job.locales.set([one for one in target_locales() if wanted is None or one.pk in wanted])
        hand_over(job)
    return job


def hand_over(job: TranslationJob) -> None:
    """Give a job to the worker once the transaction ends."""
    from toolkit_site.translation.jobs.tasks import run_translation_job

    transaction.on_commit(partial(run_translation_job.enqueue, job.pk))


def run_again(job: TranslationJob) -> None:
    """Do what is left of a job: what failed, and what a lost worker left behind. What is done stays done."""
    with transaction.atomic():
        job.items.filter(state=ItemState.FAILED).update(state=ItemState.WAITING, message="")
        TranslationJob.objects.filter(pk=job.pk, state=JobState.DONE).update(
            state=JobState.WAITING, finished_at=None, touched_at=timezone.now()
        )
        hand_over(job)


def _check(scope: Scope, user: Any) -> None:
    if scope.everything and not user_can_coordinate(user):
        raise PermissionDenied
    for instance in _named(scope):
        if not user_can_submit(user, instance):
            raise PermissionDenied


def _named(scope: Scope) -> Iterator[Any]:
    yield from Page.objects.filter(pk__in=scope.pages).specific()
    for label, pk in scope.snippets:
        yield from apps.get_model(label)._default_manager.filter(pk=pk)
    for source in TranslationSource.objects.filter(pk__in=scope.sources):
        # What is gone meanwhile is no secret, and there is nothing to do with it.
        yield from source.specific_content_type.get_all_objects_for_this_type(
            translation_key=source.object_id, locale_id=source.locale_id
        )
