"""Who sits at the workplace of what: the translation, the person, and what she may do there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wagtail.locks import BaseLock
from wagtail.models import Locale, TaskState, WorkflowState
from wagtail_localize.models import Translation

from toolkit_site.translation.engine.locales import is_in_use
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.publishing.task_models import ReviewTask
from toolkit_site.translation.states.locks import lock_for
from toolkit_site.translation.teams.permissions import user_can_review, user_can_translate
from toolkit_site.translation.teams.refusal import refuse


@dataclass(frozen=True)
class Desk:
    """One translation and one person who may translate into its language."""

    translation: Translation
    user: Any

    @property
    def locale(self) -> Locale:
        return self.translation.target_locale

    @cached_property
    def policy(self) -> LocalePolicy:
        return LocalePolicy.of(self.locale)

    @cached_property
    def may_review(self) -> bool:
        return user_can_review(self.user, self.locale)

    @cached_property
    def source(self) -> Any:
        """The original as it is now; None when it was deleted."""
        return _found(self.translation.source.get_source_instance)

    @cached_property
    def target(self) -> Any:
        """The translated page or snippet; None before its first delivery and after it was deleted."""
        return _found(self.translation.get_target_instance)

    @property
    def title(self) -> str:
        return str(self.translation.source.object_repr)

    @property
    def stopped(self) -> str:
        """Why nobody can write here any more; empty when somebody can. Asks no database."""
        if not self.translation.enabled:
            return _("This translation is switched off. You can read it, but not change it.")
        if not is_in_use(self.locale):
            return _(
                "%(language)s is switched off on this site. You can read the translation, but not change it."
            ) % {"language": self.locale}
        return ""

    @cached_property
    def closed(self) -> str:
        """Why this person cannot write here now; empty when she can."""
        if self.stopped:
            return self.stopped
        if self.source is None:
            return _("The original was deleted. You can read the translation, but not change it.")
        if self.lock is None:
            return ""
        locked = _("This page is locked, so its words cannot be changed now.")
        return str(self.lock.get_message(self.user) or locked)

    @cached_property
    def is_under_review(self) -> bool:
        """Whether the page waits for the reviewers."""
        state = self._workflow_state
        if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
            return False
        task = state.current_task_state and state.current_task_state.task
        return ReviewTask.objects.filter(pk=task.pk).exists() if task else False

    @property
    def sent_back(self) -> TaskState | None:
        """What a reviewer wants changed, until the page is handed over again."""
        state = self._workflow_state
        if state is None or self.is_under_review:
            return None
        rejected = state.task_states.filter(status=TaskState.STATUS_REJECTED)
        return rejected.select_related("finished_by").order_by("-pk").first()

    @cached_property
    def _workflow_state(self) -> WorkflowState | None:
        return getattr(self.target, "current_workflow_state", None)

    @cached_property
    def lock(self) -> BaseLock | None:
        """The lock of Wagtail that keeps this person from changing the page, if there is one."""
        return lock_for(self.translation, self.user)


def at_desk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give a view the desk of the translation that its address names, and refuse whoever may not sit there."""

    @wraps(view)
    def opened(
        request: HttpRequest, translation_id: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        translation = get_object_or_404(_translations(), pk=translation_id)
        if not user_can_translate(request.user, translation.target_locale_id):
            return refuse(request, _("You are in no team that translates into this language."))
        return view(request, Desk(translation, request.user), *args, **kwargs)

    return opened


def at_reviewers_desk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Like `at_desk`, for what only reviewers of the language may do."""

    @wraps(view)
    def opened(request: HttpRequest, desk: Desk, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not desk.may_review:
            return refuse(request, _("Only reviewers of this language may do this."))
        return view(request, desk, *args, **kwargs)

    return at_desk(opened)


def _translations() -> Any:
    # The frozen content of a source is large, and no screen of ours reads it.
    related = (
        "source__object",
        "source__locale",
        "source__specific_content_type",
        "target_locale",
        "delivery",
    )
    return Translation.objects.select_related(*related).defer("source__content_json")


def _found(look_up: Callable[[], Any]) -> Any:
    try:
        return look_up()
    except (ObjectDoesNotExist, AttributeError):
        # A model that is gone has no class to ask.
        return None
