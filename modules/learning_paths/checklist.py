"""What is still missing or doubtful before a path deserves to be published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.coreutils import get_content_languages

from activities.pages.checklist import Gap
from activities.pages.labels import minutes_label
from activities.pages.languages import language_names
from modules.learning_paths.choices import Wanted
from modules.learning_paths.editing import path_problems
from modules.learning_paths.planning import PlannedStep, Reference, planned_steps, references
from modules.learning_paths.reading import public_versions


if TYPE_CHECKING:
    from modules.learning_paths.pages import LearningPathMixin


@dataclass(frozen=True)
class Report:
    """What the check-list says of a path: what stops it, what is doubtful, and how long it takes."""

    missing: list[Gap]
    doubts: list[Gap]
    time: str
    side_time: str


def report(path: LearningPathMixin) -> Report:
    """Return the check-list of a path or its draft (three queries)."""
    plans = planned_steps(path.steps)
    known = references(plans)
    versions = public_versions({reference.key for reference in known.values()})
    problems = [Gap(problem, "steps") for problem in path_problems(plans, known)]
    gaps = [*_words(path), *problems, *_steps(plans, known, versions)]
    return Report(
        missing=[gap for gap in gaps if not gap.warning],
        doubts=[gap for gap in gaps if gap.warning],
        time=_time((plan for plan in plans if plan.required), known, versions),
        side_time=_time((plan for plan in plans if not plan.required), known, versions),
    )


def _words(path: LearningPathMixin) -> Iterator[Gap]:
    if not path.taster:
        yield Gap(_("No taster: lists have nothing to show below the title."), "taster")


def _steps(
    plans: Sequence[PlannedStep],
    known: Mapping[int, Reference],
    versions: Mapping[UUID, Mapping[str, Any]],
) -> Iterator[Gap]:
    lacking: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for number, plan in enumerate(plans, 1):
        reference = known.get(plan.page) if plan.page else None
        if reference is None:
            message = _("Step %(number)s has no unit or activity.")
            yield Gap(message % {"number": number}, "steps")
            continue
        own = {"number": number, "title": reference.title}
        pages = versions.get(reference.key, {})
        yield from _doubts(plan, own, pages)
        codes = tuple(code for code in get_content_languages() if code not in pages)
        if pages and codes:
            lacking[codes].append(_("%(number)s “%(title)s”") % own)
    yield from _languages(lacking)


def _doubts(plan: PlannedStep, own: Mapping[str, Any], pages: Mapping[str, Any]) -> Iterator[Gap]:
    if not pages:
        message = _(
            "Step %(number)s “%(title)s” is not published for everybody: readers will not see it."
        )
        yield Gap(message % own, "steps", warning=True)
    if plan.needs and plan.wanted == Wanted.NOTHING:
        message = _(
            "Step %(number)s “%(title)s” names steps to come after, but is said to come after none."
        )
        yield Gap(message % own, "steps", warning=True)


def _languages(lacking: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[Gap]:
    """Yield in which languages of the site steps are not there; those that lack the same ones in one line."""
    for codes, steps in lacking.items():
        message = ngettext(
            "Step %(steps)s is not there in: %(languages)s.",
            "Steps %(steps)s are not there in: %(languages)s.",
            len(steps),
        )
        names = ", ".join(name for _code, name in language_names(codes))
        words = {"steps": ", ".join(steps), "languages": names}
        yield Gap(message % words, "steps", warning=True)


def _time(
    plans: Iterator[PlannedStep],
    known: Mapping[int, Reference],
    versions: Mapping[UUID, Mapping[str, Any]],
) -> str:
    total = 0
    for plan in plans:
        reference = known.get(plan.page) if plan.page else None
        pages = versions.get(reference.key, {}).values() if reference else ()
        total += plan.minutes or next((page.minutes for page in pages), 0) or 0
    return minutes_label(total) if total else ""
