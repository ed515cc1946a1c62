"""What is still missing before an activity deserves to be published. Pure functions over a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage


@dataclass(frozen=True)
class Gap:
    """Something missing (or, as a warning, doubtful), said to the editor in her language."""

    message: str
    warning: bool = False


def gaps(activity: ActivityPage) -> list[Gap]:
    """Return what is missing, the important first; empty when the activity is complete."""
    found = [gap for check in CHECKS for gap in check(activity)]
    return sorted(found, key=lambda gap: gap.warning)


def _learning(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.objectives:
        yield Gap(_("No objective: what will participants be able to do?"))
    if not activity.competences.all():
        yield Gap(_("No competence is linked."))
    if not activity.topics.all():
        yield Gap(_("No topic: nobody will find it by subject."))


def _steps(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.steps:
        yield Gap(_("No steps: nobody can run it."))
    missing = [index for index, step in enumerate(activity.steps, 1) if not step.value["minutes"]]
    for index in missing:
        yield Gap(_("Step %(number)s has no minutes.") % {"number": index})
    stages = {item.value["stage"] for item in activity.debrief}
    if not stages:
        yield Gap(_("No debrief questions."))
    elif len(stages) < 3:
        yield Gap(
            _("The debrief does not go through all three stages: what, so what, now what."),
            warning=True,
        )


def _minutes(activity: ActivityPage) -> Iterator[Gap]:
    total = sum(step.value["minutes"] or 0 for step in activity.steps)
    low, high = activity.run_min_min or 0, activity.run_min_max or 0
    if total and not low <= total <= high:
        yield Gap(
            ngettext(
                "The steps add up to %(total)s minute, the stated time is %(low)s–%(high)s.",
                "The steps add up to %(total)s minutes, the stated time is %(low)s–%(high)s.",
                total,
            )
            % {"total": total, "low": low, "high": high},
            warning=True,
        )


def _alternatives(activity: ActivityPage) -> Iterator[Gap]:
    if activity.room_plan and not activity.room_plan_alt:
        yield Gap(_("The room plan has no description for those who cannot see it."))
    for index, step in enumerate(activity.steps, 1):
        image = step.value["image"]
        if image and not (image.decorative or image.contextual_alt_text):
            yield Gap(
                _("The drawing of step %(number)s has no alternative text.") % {"number": index}
            )


def _care(activity: ActivityPage) -> Iterator[Gap]:
    if activity.consent_required and not activity.consent_note:
        yield Gap(_("People are filmed or recorded, but the consent note is empty."))
    if not activity.accessibility:
        yield Gap(_("No accessibility adaptation."), warning=True)
    if not activity.safety:
        yield Gap(_("No safety or ethics note."), warning=True)


def _credits(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.credits.all():
        yield Gap(_("Nobody is credited."), warning=True)


CHECKS: tuple[Callable[[ActivityPage], Iterator[Gap]], ...] = (
    _learning,
    _steps,
    _minutes,
    _alternatives,
    _care,
    _credits,
)
