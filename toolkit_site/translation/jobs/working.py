"""What a job does to one of its objects."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from toolkit_site.translation.jobs.models import JobItem, JobKind, TranslationJob
from toolkit_site.translation.jobs.problems import GoneError
from toolkit_site.translation.jobs.scopes import Scope
from toolkit_site.translation.submission.submitting import Submission
from toolkit_site.translation.submission.syncing import sync
from toolkit_site.translation.submission.workflows import quietly
from toolkit_site.translation.teams.permissions import user_can_submit


def work(job: TranslationJob, item: JobItem, locales: list[Locale]) -> bool:
    """Submit or sync an object and return whether that changed anything.

    Raises:
        GoneError: when the object was deleted meanwhile.
        PermissionDenied: when the person who asked may not do this (any more).
        CannotSubmitError: when there is nothing to translate from.
    """
    instance = _instance(item)
    user = job.created_by
    if not Scope.of(job.scope).by_system and not user_can_submit(user, instance):
        raise PermissionDenied
    with quietly(job.items.count() > 1):
        if job.kind == JobKind.SYNC:
            source = TranslationSource.objects.get_for_instance(instance)
            return sync(source, user, locales).changed
        return Submission.of(instance, locales, user).has_made_anything


def _instance(item: JobItem) -> Any:
    model: Any = item.content_type.model_class()
    instance = model and model._default_manager.filter(pk=item.object_id).first()
    if instance is None:
        raise GoneError
    return instance.specific if isinstance(instance, Page) else instance
