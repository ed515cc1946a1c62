"""What is still missing before an activity deserves to be published. Pure functions over a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage


# Fields that are rows of their own and no box of the form.
ROWS = ("topics", "competences", "materials", "credits")


@dataclass(frozen=True)
class Gap:
    """Something missing (or, as a warning, doubtful), said to the editor in her language."""

    message: str
    field: str
    warning: bool = False

    @property
    def target(self) -> str:
        """Where the form holds the field, as a CSS selector."""
        if self.field in ROWS:
            return f"#id_{self.field}-ADD, #id_{self.field}-OPEN_MODAL"
        return f"[data-contentpath='{self.field}']"


def gaps(activity: ActivityPage) -> list[Gap]:
    """Return what is missing, the important first; empty when the activity is complete."""
    found = [gap for check in CHECKS for gap in check(activity)]
    return sorted(found, key=lambda gap: gap.warning)


def _learning(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.objectives:
        yield Gap(_("No objective: what will participants be able to do?"), "objectives")
    if not activity.competences.all():
        yield Gap(_("No competence is chosen."), "competences")
    for row in activity.competences.all():
        if not row.evidence:
            message = _("The competence “%(competence)s” does not say what shows it.")
            yield Gap(message % {"competence": row.competence}, "competences")
    if not activity.topics.all():
        yield Gap(_("No topic: nobody will find it by subject."), "topics")


def _presentation(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.code:
        yield Gap(_("No code: paper and files have no handle for it."), "code")
    if not activity.taster:
        yield Gap(_("No taster: lists have nothing to show below the title."), "taster")
    if not activity.activity_types:
        yield Gap(_("No kind of activity is ticked."), "activity_types")
    if not activity.settings:
        yield Gap(_("No place is ticked: where does it work?"), "settings")


def _steps(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.steps:
        yield Gap(_("No steps: nobody can run it."), "steps")
    missing = [index for index, step in enumerate(activity.steps, 1) if not step.value["minutes"]]
    for index in missing:
        yield Gap(_("Step %(number)s has no minutes.") % {"number": index}, "steps")
    stages = {item.value["stage"] for item in activity.debrief}
    if not stages:
        yield Gap(_("No debrief questions."), "debrief")
    elif len(stages) < 3:
        yield Gap(
            _("The debrief does not go through all three stages: what, so what, now what."),
            "debrief",
            warning=True,
        )


def _minutes(activity: ActivityPage) -> Iterator[Gap]:
    total = sum(step.value["minutes"] or 0 for step in activity.steps)
    low, high = activity.run_min_min or 0, activity.run_min_max or 0
    if total and not low <= total <= high:
        yield Gap(
            ngettext(
                "The steps add up to %(total)s minute, the stated time is %(stated)s.",
                "The steps add up to %(total)s minutes, the stated time is %(stated)s.",
                total,
            )
            % {"total": total, "stated": f"{low}–{high}" if low < high else high},
            "run_min_min",
            warning=True,
        )


def _alternatives(activity: ActivityPage) -> Iterator[Gap]:
    if activity.room_plan and not activity.room_plan_alt:
        yield Gap(
            _("The room plan has no description for those who cannot see it."), "room_plan_alt"
        )
    for index, step in enumerate(activity.steps, 1):
        image = step.value["image"]
        if image and not (image.decorative or image.contextual_alt_text):
            yield Gap(
                _("The drawing of step %(number)s has no alternative text.") % {"number": index},
                "steps",
            )


def _care(activity: ActivityPage) -> Iterator[Gap]:
    if activity.consent_required and not activity.consent_note:
        yield Gap(
            _("People are filmed or recorded, but the consent note is empty."), "consent_note"
        )
    if "camera" in activity.tech and not activity.consent_required:
        yield Gap(
            _("A camera is needed: if people are filmed, tick “consent needed”."),
            "consent_required",
            warning=True,
        )
    if not activity.accessibility:
        yield Gap(
            _("No accessibility adaptation: who could not take part?"),
            "accessibility",
            warning=True,
        )
    if not activity.safety:
        yield Gap(_("No note on safety and ethics: what could go wrong?"), "safety", warning=True)


def _credits(activity: ActivityPage) -> Iterator[Gap]:
    if not activity.credits.all():
        yield Gap(_("Nobody is credited."), "credits", warning=True)


CHECKS: tuple[Callable[[ActivityPage], Iterator[Gap]], ...] = (
    _presentation,
    _learning,
    _steps,
    _minutes,
    _alternatives,
    _care,
    _credits,
)
