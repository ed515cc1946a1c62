"""Page locks of Wagtail hold for translations too: the lock button, a workflow step, a scheduled publication."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from wagtail.locks import BaseLock
from wagtail.models import LockableMixin, Page, Revision, Task, WorkflowState
from wagtail_localize.models import Translation


class PageLockedError(Exception):
    """The target is locked for this person; `lock` is Wagtail's own object and knows by whom and why."""

    def __init__(self, lock: BaseLock) -> None:
        super().__init__(_("This page is locked, so its words cannot be changed now."))
        self.lock = lock


def require_unlocked(translation: Translation, user: Any) -> None:
    """Do nothing when the person may change the target, or there is none yet.

    Raises:
        PageLockedError: when Wagtail has locked it for her.
    """
    lock = lock_for(translation, user)
    if lock is not None:
        raise PageLockedError(lock)


def lock_for(translation: Translation, user: Any) -> BaseLock | None:
    """Return the lock that keeps this person from changing the target, None when there is none."""
    target = _lockable_target(translation)
    lock = target.get_lock() if target is not None else None
    return lock if lock is not None and lock.for_user(user) else None


def may_be_locked() -> Exists:
    """Return an annotation for translations: is there anything on the target page that Wagtail could lock it for?

    It saves the many saves on pages without lock and schedule, or in a step of the language's own team, from asking.
    """
    pages = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
    )
    of_page = {
        "base_content_type": ContentType.objects.get_for_model(Page),
        "object_id": Cast(OuterRef("pk"), CharField()),
    }
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **of_page)
    in_workflow = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, **of_page)
    for kind in _steps_of_teams(Task):
        own_steps = kind.objects.filter(locale_id=OuterRef(OuterRef("locale_id")))
        in_workflow = in_workflow.exclude(current_task_state__task__in=own_steps.values("pk"))
    return Exists(pages.filter(Q(locked=True) | Exists(scheduled) | Exists(in_workflow)))


def _steps_of_teams(kind: Any) -> Iterator[Any]:
    """Yield the kinds of task that say of themselves that whoever may translate into their locale may write."""
    for model in kind.__subclasses__():
        if getattr(model, "open_to_translators", False) and not model._meta.abstract:
            yield model
        yield from _steps_of_teams(model)


def model_of(translation: Translation) -> Any:
    """Return the class of what is translated, None where its app is gone. Content types are kept in memory."""
    kind = ContentType.objects.get_for_id(translation.source.specific_content_type_id)
    return kind.model_class()


def _lockable_target(translation: Translation) -> Any:
    model = model_of(translation)
    if model is None or not issubclass(model, LockableMixin):
        return None
    # What a page is locked for, the base model knows: no need for the tables of its own kind.
    manager = Page.objects if issubclass(model, Page) else model._default_manager
    return manager.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()
