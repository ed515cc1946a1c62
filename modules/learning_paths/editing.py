"""What the editing form of a path refuses to publish. Drafts may be as unfinished as they like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from wagtail.admin.forms import WagtailAdminPageForm

from modules.learning_paths.checking import problems
from modules.learning_paths.planning import (
    PlannedStep,
    Reference,
    as_rule,
    planned_steps,
    references,
)
from modules.learning_paths.rules import Step


class LearningPathForm(WagtailAdminPageForm):
    """Wants a path that can be walked to its end before it is published."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        steps = data.get("steps")
        if not self.is_deferred_validation and steps is not None:
            plans = planned_steps(steps)
            for problem in path_problems(plans, references(plans)):
                self.add_error(None, problem)
        return data


def path_problems(plans: Sequence[PlannedStep], known: Mapping[int, Reference]) -> list[str]:
    """Return why these steps are no path, numbered as in the form."""
    titles = {reference.key: reference.title for reference in known.values()}
    return problems([_rule(plan, known) for plan in plans], titles)


def _rule(plan: PlannedStep, known: Mapping[int, Reference]) -> Step:
    reference = known.get(plan.page) if plan.page else None
    # A draft's step without a page keeps its number; there is nothing to check about it yet.
    return as_rule(plan, reference.key, 0, known) if reference else Step(uuid4(), plan.required)
