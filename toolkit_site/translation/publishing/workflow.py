"""The way of a translation from hand to hand: translate, review, publish, in Wagtail's workflows."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.models import WorkflowMixin, WorkflowState
from wagtail_localize.models import Translation

from toolkit_site.translation.publishing.assigning import STEPS, ensure_workflow, workflow_of
from toolkit_site.translation.publishing.delivery import NotReady, Outcome, deliver
from toolkit_site.translation.publishing.models import Delivery
from toolkit_site.translation.publishing.permissions import user_can_deliver
from toolkit_site.translation.publishing.readiness import readiness
from toolkit_site.translation.publishing.targets import target_of
from toolkit_site.translation.publishing.task_models import (
    ReviewTask,
    TranslateTask,
    TranslationTask,
)
from toolkit_site.translation.teams.permissions import user_can_review, user_can_translate


__all__ = ["approve_and_publish", "ensure_workflow", "hand_over", "send_back", "start_workflow"]


def start_workflow(translation: Translation, user: Any) -> WorkflowState | None:
    """Begin the work on a page, and tell the translators. One that is under way goes on.

    Returns None where there is no workflow: for snippets, and where administrators took it away.
    """
    target = target_of(translation)
    if not isinstance(target, WorkflowMixin):
        return None
    if (state := target.current_workflow_state) is not None:
        return state
    workflow = workflow_of(target)
    if workflow is None:
        return None
    if target.get_latest_revision() is None:
        target.save_revision(user=user, clean=False)
    return workflow.start(target, user)


@transaction.atomic
def hand_over(translation: Translation, user: Any) -> WorkflowState | None:
    """Give a page that is completely translated to the reviewers.

    Raises:
        NotReady: when something is not translated, or a change of the original is not confirmed.
        PermissionDenied: when this person does not translate into the language.
    """
    if not user_can_translate(user, translation.target_locale_id):
        raise PermissionDenied
    if unfinished := readiness(translation).unfinished:
        raise NotReady(_unfinished(unfinished))
    state = start_workflow(translation, user)
    if state is not None and isinstance(_task(state), TranslateTask):
        _act(state, user, "approve")
    return state


@transaction.atomic
def approve_and_publish(translation: Translation, user: Any) -> Outcome:
    """Publish a page or snippet that is completely approved; a workflow that is under way ends well.

    Where administrators put further steps behind the review, the page waits there and is not published yet.

    Raises:
        NotReady: when something is not approved, the page is locked, or its fields do not hold the words.
        PermissionDenied: when this person may not publish in the language.
    """
    state = _current_state(translation)
    if state is None:
        return deliver(translation, user=user)
    if user is not None and not user_can_deliver(user, translation):
        raise PermissionDenied
    if reason := readiness(translation).reason:
        raise NotReady(reason)
    _end_well(state, user)
    published = state.status == WorkflowState.STATUS_APPROVED
    delivery = Delivery.objects.filter(translation=translation).first() if published else None
    return Outcome(target_of(translation), delivery and delivery.revision, published)


@transaction.atomic
def send_back(translation: Translation, user: Any, comment: str = "") -> WorkflowState | None:
    """Give a page back to the translators, with the reason.

    Raises:
        NotReady: when the page is not under review.
        PermissionDenied: when this person does not review the language.
    """
    if not user_can_review(user, translation.target_locale_id):
        raise PermissionDenied
    state = _current_state(translation)
    if state is None or not isinstance(_task(state), ReviewTask):
        raise NotReady(_("This page is not under review."))
    _act(state, user, "reject", comment=comment)
    return state


def _current_state(translation: Translation) -> WorkflowState | None:
    target = target_of(translation)
    return target.current_workflow_state if isinstance(target, WorkflowMixin) else None


def _end_well(state: WorkflowState, user: Any) -> None:
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    for _step in STEPS:
        if isinstance(_task(state), TranslationTask):
            _act(state, user, "approve")


def _act(state: WorkflowState, user: Any, action: str, **kwargs: Any) -> None:
    _task(state).act(state.current_task_state.specific, user, action, **kwargs)
    state.refresh_from_db()


def _task(state: WorkflowState) -> Any:
    """Return the step that somebody has to take now, or None."""
    is_under_way = state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state
    return state.current_task_state.task.specific if is_under_way else None


def _unfinished(count: int) -> str:
    return ngettext(
        "%(count)s part is not translated or not confirmed yet.",
        "%(count)s parts are not translated or not confirmed yet.",
        count,
    ) % {"count": count}
