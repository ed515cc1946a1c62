"""The two steps of a translation as tasks of Wagtail's workflows: whose turn it is, and what has to be done first.

Wagtail's dashboard, buttons, mails and history work with them as with any group approval. Who may act follows from the
teams; the groups of a task say who is told and on whose dashboard it stands.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import AbstractGroupApprovalTask, Task, TaskState, WorkflowState

from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.publishing.delivery import save_draft
from toolkit_site.translation.publishing.readiness import Readiness, readiness
from toolkit_site.translation.publishing.targets import translation_of
from toolkit_site.translation.teams.permissions import (
    user_can_coordinate,
    user_can_review,
    user_can_translate,
)


# Wagtail's dashboard asks some ten questions for each entry. Our own panel shows everything that waits.
SHOWN_ON_DASHBOARD = 20

# Set while many workflows start at once: nobody wants a mail for each page of a toolkit.
without_mail: ContextVar[bool] = ContextVar("without_mail", default=False)

Action = tuple[str, Any, bool]


class TranslationTask(AbstractGroupApprovalTask):
    """A step in one language."""

    locale = models.OneToOneField("wagtailcore.Locale", models.CASCADE, related_name="+")

    # What `locked_for_user` says, told to `states.locks`, which then need not ask at each save.
    open_to_translators: ClassVar[bool] = True

    admin_form_fields: ClassVar[list[str]] = [*Task.admin_form_fields, "groups", "locale"]
    admin_form_readonly_on_edit_fields: ClassVar[list[str]] = ["locale"]

    class Meta:
        abstract = True

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the step. A page that somebody has locked stays locked, unlike in Wagtail's own group approval."""
        if not without_mail.get():
            return Task.start(self, workflow_state, user=user)
        return self.new_state(workflow_state, TaskState.STATUS_IN_PROGRESS)

    def new_state(self, workflow_state: WorkflowState, status: str) -> TaskState:
        """Return a saved state of this step, of which nobody is told."""
        revision = workflow_state.content_object.get_latest_revision()
        state = TaskState(
            workflow_state=workflow_state, task=self, revision=revision, status=status
        )
        state.finished_at = None if status == TaskState.STATUS_IN_PROGRESS else timezone.now()
        state.save()
        return state

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Do what a button says, when this person may and everything is ready for it.

        Raises:
            PermissionDenied: otherwise.
        """
        target = task_state.workflow_state.content_object
        if action_name not in [name for name, *_rest in self.get_actions(target, user)]:
            raise PermissionDenied
        self.act(task_state, user, action_name, **kwargs)

    def act(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Do what a button says, without asking."""
        super().on_action(task_state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let the team of the language in, whichever step it is."""
        return user_can_translate(user, self.locale_id)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Keep everybody else out while the team is at work."""
        return not user_can_translate(user, self.locale_id)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return user_can_translate(user, self.locale_id)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        return user_can_coordinate(user)

    def get_task_states_user_can_moderate(
        self, user: Any, **kwargs: Any
    ) -> models.QuerySet[TaskState]:
        """Return the newest of what waits for the members of the groups; superusers are not members of all."""
        if not self._user_in_groups(user):
            return TaskState.objects.none()
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        newest = waiting.order_by("-started_at").values("pk")[:SHOWN_ON_DASHBOARD]
        return self.task_states.filter(pk__in=newest)


class TranslateTask(TranslationTask):
    """The translators' step: it ends when every part is translated and every change of the original is confirmed."""

    class Meta:
        verbose_name = _("translation of a language")
        verbose_name_plural = _("translations of languages")

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        """Offer to hand over, to the team and when nothing is left to translate."""
        if not user_can_translate(user, self.locale_id):
            return []
        ready = _readiness(obj)
        return [] if ready and ready.unfinished else [("approve", _("Hand over for review"), False)]

    def act(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Hand over what was written, so that reviewers see it in Wagtail's previews and comparisons too."""
        target = task_state.workflow_state.content_object
        translation = translation_of(target)
        if translation is not None and action_name == "approve":
            # The next step takes the newest revision of the object that the workflow holds.
            target.latest_revision = save_draft(translation, user=user)
        super().act(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("Translators of one language work on the page until everything is translated")


class ReviewTask(TranslationTask):
    """The reviewers' step: it ends with everything approved and the page live, or goes back to the translators."""

    class Meta:
        verbose_name = _("review of a language")
        verbose_name_plural = _("reviews of languages")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the step, or pass over it where the rules of the language want no review."""
        if LocalePolicy.of(self.locale_id).needs_review:
            return super().start(workflow_state, user=user)
        return self.new_state(workflow_state, TaskState.STATUS_SKIPPED)

    def get_actions(self, obj: Any, user: Any) -> list[Action]:
        """Offer to send back, and to publish when everything is approved."""
        if not user_can_review(user, self.locale_id):
            return []
        ready = _readiness(obj)
        publish = [("approve", _("Approve and publish"), False)]
        return [
            ("reject", _("Send back"), True),
            *(publish if not ready or ready.can_publish else []),
        ]

    def act(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approve, or send back: then it is the translators' turn again at once."""
        super().act(task_state, user, action_name, **kwargs)
        state = WorkflowState.objects.get(pk=task_state.workflow_state_id)
        translate = TranslateTask.objects.filter(workflow_tasks__workflow=state.workflow).first()
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES and translate is not None:
            state.status, state.current_task_state = WorkflowState.STATUS_IN_PROGRESS, None
            state.save()
            state.update(user=user, next_task=translate)

    @classmethod
    def get_description(cls) -> Any:
        return _("Reviewers of one language approve the words and publish the page")


def _readiness(obj: Any) -> Readiness | None:
    """Return how far the translation is; pages in the language that were not translated have none."""
    translation = translation_of(obj)
    return readiness(translation) if translation else None
