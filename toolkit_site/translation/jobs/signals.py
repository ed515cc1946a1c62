"""Nobody has to remember to sync: what changes in an original sends it to its translations."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_save

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource

from modelcluster.fields import ParentalKey

from toolkit_site.translation.engine.frozen import content_of, is_same_content, stored_row
from toolkit_site.translation.jobs.enqueuing import enqueue, hand_over
from toolkit_site.translation.jobs.models import JobKind, JobState, TranslationJob
from toolkit_site.translation.jobs.scopes import Scope


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    page_published.connect(sync_after_publishing, dispatch_uid="translation.sync")
    for model in apps.get_models():
        if issubclass(model, TranslatableMixin) and not _is_part(model):
            post_save.connect(
                sync_after_saving, sender=model, dispatch_uid=f"translation.sync.{model.__name__}"
            )


def sync_after_publishing(instance: Page, **kwargs: Any) -> None:
    """Sync the translations of a page that was published."""
    if not instance.alias_of_id:
        _sync_later(instance)


def sync_after_saving(instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Sync the translations of something that is live as soon as it is saved."""
    if not created and not raw:
        _sync_later(instance)


def _is_part(model: type[Any]) -> bool:
    """Say whether rows of this model are published with their page, or are pages themselves."""
    return issubclass(model, Page) or any(
        isinstance(field, ParentalKey) for field in model._meta.get_fields()
    )


def _sync_later(instance: Any) -> None:
    # Only once what was saved can be seen by the worker, and by whoever is at an earlier job.
    # Publishing is done then, and must not fail because of what follows from it.
    transaction.on_commit(partial(_sync, instance), robust=True)


def _sync(instance: Any) -> None:
    source = (
        TranslationSource.objects.filter(
            object_id=instance.translation_key,
            locale_id=instance.locale_id,
            locale=Locale.get_default(),
            translations__enabled=True,
        )
        .distinct()
        .first()
    )
    if source is None or is_same_content(content_of(stored_row(instance)), source.content_json):
        return
    scope = Scope(sources=(source.pk,), by_system=True)
    job = TranslationJob.objects.filter(
        kind=JobKind.SYNC, state=JobState.WAITING, scope=scope.as_json()
    ).first()
    if job is None:
        enqueue(JobKind.SYNC, scope)
    else:
        # It has not begun, so that it will read what is stored now; handed over again in case that was lost.
        hand_over(job)
