"""Goals: what a learner wants to learn, and afterwards whether she got there. She says it herself."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from modules.learners.cookie import begin, learner_of, remember
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_form
from modules.learners.sealing import lost, readable, unless_lost
from modules.learners.writes import write_once
from modules.youthpass.models import LONGEST_GOAL, Goal
from modules.youthpass.plain import base, too_long, typed, write_id
from modules.youthpass.responses import gone, see


REACHED = {"yes": True, "no": False}


@dataclass(frozen=True)
class GoalForm:
    """What stands in the fields, on which version, and what is wrong with it."""

    text: str = ""
    reached: bool | None = None
    how: str = ""
    base: int = 0
    problem: str = ""
    # Fresh for each form: a form that is sent twice is one write.
    write: uuid.UUID = field(default_factory=uuid.uuid4)

    def shown(self) -> GoalForm:
        """Return what goes into the page: empty fields for what cannot be opened, and a word about it."""
        problem = self.problem or lost(self.text, self.how)
        return replace(self, text=readable(self.text), how=readable(self.how), problem=problem)


@learner_form
def goals(request: HttpRequest) -> HttpResponseBase:
    """Show a learner's goals, and take another one."""
    if request.method != "POST":
        return render(request, "modules/youthpass/goals.html", _list(request, GoalForm()))
    form = _read(request)
    if form.problem or is_cookieless(request):
        return _again(request, "modules/youthpass/goals.html", _list(request, form), form)

    def work(owner: Learner) -> None:
        Goal.objects.create(learner=owner, text=form.text)

    learner = write_once(begin(request), write_id(request), work)
    response = see("learn_youthpass_goals", behind="#goals")
    remember(request, response, learner)
    return response


@learner_form
def goal(request: HttpRequest, goal_pk: int) -> HttpResponseBase:
    """Show one goal; change it, say how it went, or throw it away."""
    learner = learner_of(request)
    kept = Goal.objects.filter(learner=learner, pk=goal_pk).first() if learner else None
    if learner is None or kept is None:
        return gone(request, typed(request, "text"), typed(request, "how"))
    if request.method != "POST":
        shown = GoalForm(kept.text, kept.reached, kept.how, kept.version).shown()
        return render(request, "modules/youthpass/goal.html", {"goal": kept, "form": shown})
    form = _read(request, kept)
    if request.POST.get("do") == "drop":
        kept.delete()
    elif form.problem:
        context = {"goal": kept, "form": form.shown()}
        return _again(request, "modules/youthpass/goal.html", context, form)
    else:
        write_once(learner, write_id(request), lambda owner: _change(owner, goal_pk, form))
        kept = Goal.objects.filter(learner=learner, pk=goal_pk).first()
        if kept is None:
            return gone(request, form.text, form.how)
        if (kept.text, kept.reached, kept.how) != (form.text, form.reached, form.how):
            return _changed_elsewhere(request, kept, form)
    response = see("learn_youthpass_goals", behind="#goals")
    remember(request, response, learner)
    return response


def _read(request: HttpRequest, kept: Goal | None = None) -> GoalForm:
    text, how = typed(request, "text"), typed(request, "how")
    if kept is not None:
        text, how = unless_lost(text, kept.text), unless_lost(how, kept.how)
    problem = too_long(text, LONGEST_GOAL) or too_long(how, LONGEST_GOAL)
    if not text:
        problem = _("Write your goal first.")
    reached = REACHED.get(request.POST.get("reached", ""))
    return GoalForm(text, reached, how, base(request), problem)


def _change(learner: Learner, goal_pk: int, form: GoalForm) -> None:
    # Only the version on which she wrote: another device may have gone on.
    mine = Goal.objects.filter(learner=learner, pk=goal_pk, version=form.base)
    mine.update(
        text=form.text,
        reached=form.reached,
        how=form.how,
        version=F("version") + 1,
        updated=timezone.now(),
    )


def _changed_elsewhere(request: HttpRequest, kept: Goal, form: GoalForm) -> HttpResponseBase:
    """Show what is kept beside what was typed: sending it again is the decision."""
    again = GoalForm(form.text, form.reached, form.how, kept.version)
    context = {"goal": kept, "form": again.shown(), "is_changed": True}
    return render(request, "modules/youthpass/goal.html", context, status=HTTPStatus.CONFLICT)


def _list(request: HttpRequest, form: GoalForm) -> dict[str, Any]:
    learner = learner_of(request)
    mine = Goal.objects.filter(learner=learner).order_by("pk") if learner else Goal.objects.none()
    return {"goals": list(mine), "form": form}


def _again(
    request: HttpRequest, template: str, context: dict[str, Any], form: GoalForm
) -> HttpResponseBase:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.problem else HTTPStatus.OK
    context["no_cookies"] = is_cookieless(request)
    return render(request, template, context, status=status)
