"""Puts a built page or snippet into the database: as a revision where there are revisions, else as it is."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision, RevisionMixin


class InvalidError(ValueError):
    """What was built is no valid page or snippet; the message names the fields."""


def save_revision(instance: Any, *, user: Any, clean: bool = True) -> Revision:
    """Keep a built instance as a draft.

    Raises:
        InvalidError: when `clean` and a field does not hold its words.
    """
    if instance.pk is None:
        instance.live = False
        _checked(instance)
        instance.save()
    elif clean:
        _checked(instance)
    return instance.save_revision(user=user, log_action=True, clean=False)


def publish(revision: Revision, *, user: Any, keep_workflow: bool) -> None:
    """Put a revision before readers. Wagtail cancels a running workflow then, unless it is to be kept.

    Permissions were asked before, by the rules of translation.
    """
    if not keep_workflow:
        revision.publish(user=user, skip_permission_checks=True)
        return
    is_page = isinstance(revision.content_object, Page)
    action = _QuietPagePublish if is_page else _QuietPublish
    action(revision, user=user).execute(skip_permission_checks=True)


def save_plainly(instance: Any, *, user: Any) -> Revision | None:
    """Save what knows no drafts: it is before readers at once.

    Raises:
        InvalidError: when a field does not hold its words.
    """
    action = "wagtail.edit" if instance.pk else "wagtail.create"
    _checked(instance)
    instance.save()
    if isinstance(instance, RevisionMixin):
        return instance.save_revision(user=user, log_action=action, clean=False)
    log(instance=instance, action=action, user=user)
    return None


def without_schedule(instance: Any) -> Any:
    """Return the instance such that publishing it means now: schedules belong to the original."""
    if isinstance(instance, DraftStateMixin):
        instance.go_live_at = None
        if instance.expire_at and instance.expire_at <= timezone.now():
            instance.expire_at = None
    return instance


class _KeepWorkflow:
    object: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail asks the object, which it reads anew from the revision, for workflows to cancel.
        self.object._current_workflow_states = []


class _QuietPagePublish(_KeepWorkflow, PublishPageRevisionAction):
    pass


class _QuietPublish(_KeepWorkflow, PublishRevisionAction):
    pass


def _checked(instance: Any) -> None:
    try:
        instance.full_clean()
    except ValidationError as error:
        raise InvalidError(_in_words(instance, error)) from error


def _in_words(instance: Any, error: ValidationError) -> str:
    problems = [
        f"{label}: {' '.join(messages)}" if label else " ".join(messages)
        for label, messages in (
            (_label(instance, name), messages) for name, messages in error.message_dict.items()
        )
    ]
    return _("The translation cannot be saved. %(problems)s") % {"problems": " ".join(problems)}


def _label(instance: Any, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return ""
    try:
        return capfirst(str(instance._meta.get_field(name).verbose_name))
    except (FieldDoesNotExist, AttributeError):
        return name
