"""The steps of a path as they are stored: references and rules, read without asking the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from wagtail.models import Page

from modules.learning_paths.choices import Force, Wanted
from modules.learning_paths.rules import Step


if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from modules.pages.held import HeldSteps


@dataclass(frozen=True)
class PlannedStep:
    """A step as its author filled it in; pages by number. A draft may have a step without a page."""

    page: int | None
    why: str
    required: bool
    minutes: int | None
    wanted: str
    needs: tuple[int, ...]
    locks: bool


@dataclass(frozen=True)
class Reference:
    """What a number of a page stands for, in all languages."""

    key: UUID
    title: str


def planned_steps(steps: StreamValue | HeldSteps) -> list[PlannedStep]:
    """Return the steps in their order. What an import left out is as in a new step."""
    return [_planned(row["value"]) for row in steps.get_prep_value()]


def references(plans: Iterable[PlannedStep]) -> dict[int, Reference]:
    """Return what the numbers in these steps stand for (one query). Deleted pages are left out."""
    numbers = {number for plan in plans for number in (plan.page, *plan.needs) if number}
    rows = Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key", "title")
    return {pk: Reference(key, title) for pk, key, title in rows}


def as_rule(plan: PlannedStep, key: UUID, minutes: int, known: Mapping[int, Reference]) -> Step:
    """Return a step as its rule sees it. Deleted pages are waited for no longer."""
    needs = dict.fromkeys(known[number].key for number in plan.needs if number in known)
    return Step(key, plan.required, minutes, plan.wanted, tuple(needs), plan.locks)


def _planned(value: Mapping[str, Any]) -> PlannedStep:
    rule = value.get("rule") or {}
    return PlannedStep(
        page=value.get("page"),
        why=value.get("why") or "",
        required=value.get("required", True),
        minutes=value.get("minutes"),
        wanted=rule.get("wanted") or Wanted.NOTHING,
        needs=tuple(_numbers(rule.get("steps") or [])),
        locks=rule.get("force") == Force.LOCK,
    )


def _numbers(rows: Iterable[Any]) -> list[int]:
    numbers = (row["value"] if isinstance(row, dict) else row for row in rows)
    return [number for number in numbers if number]
