"""The steps of paths as a reader sees them: in her language where it exists, and only what she may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, IntegerField
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from wagtail.models import Page

from activities.pages.languages import language_name, source_language
from activities.pages.urls import reader_url
from modules.learning_paths.choices import Kind
from modules.learning_paths.planning import (
    PlannedStep,
    Reference,
    as_rule,
    planned_steps,
    references,
)
from modules.learning_paths.rules import Step
from modules.pages import catalogue
from modules.pages.catalogue import LearningCatalogue


if TYPE_CHECKING:
    from modules.learning_paths.pages import LearningPathMixin
    from modules.pages.held import HeldPage

PAGE_FIELDS = ("title", "slug", "url_path", "translation_key", "locale__language_code")


@dataclass(frozen=True)
class ShownStep:
    """A step in words. `why` is in the language of the path, the title and taster in `language`."""

    number: int
    key: UUID
    kind: Kind
    title: str
    taster: str
    url: str
    minutes: int
    language: str
    is_fallback: bool
    why: str
    rule: Step

    @property
    def lang(self) -> str:
        """The language of the title where it is not the reader's."""
        return self.language if self.is_fallback else ""

    @property
    def language_name(self) -> str:
        return language_name(self.language)


def steps_of(
    path: LearningPathMixin | HeldPage, language: str, request: HttpRequest | None = None
) -> list[ShownStep]:
    """Return the steps that a reader of this language may read, numbered as she sees them."""
    return steps_of_all([path], language, request)[0]


def steps_of_all(
    paths: Sequence[LearningPathMixin | HeldPage],
    language: str,
    request: HttpRequest | None = None,
) -> list[list[ShownStep]]:
    """Return the steps of each path from the catalogue: one query, whatever the number of paths and steps."""
    plans = [planned_steps(path.steps) for path in paths]
    held = catalogue.current(request)
    known = _known([plan for plan_of_path in plans for plan in plan_of_path], held)
    keys = {reference.key for reference in known.values()}
    pages = {
        key: _best(versions, language) for key, versions in _public(keys, held).items() if versions
    }
    return [_shown(plan, known, pages, language, request) for plan in plans]


def _known(plans: Sequence[PlannedStep], held: LearningCatalogue) -> dict[int, Reference]:
    """Return what the numbers in these steps stand for. Only what a draft alone names is asked for."""
    numbers = {number for plan in plans for number in (plan.page, *plan.needs) if number}
    pages = [held.by_pk[number] for number in numbers if number in held.by_pk]
    found = {page.pk: Reference(page.translation_key, page.title) for page in pages}
    unknown = [plan for plan in plans if {plan.page, *plan.needs} - {None} - found.keys()]
    return {**(references(unknown) if unknown else {}), **found}


def _public(keys: Iterable[UUID], held: LearningCatalogue) -> dict[UUID, Mapping[str, Any]]:
    """Return the public pages with these keys, by language."""
    wanted = set(keys)
    unknown = {key for key in wanted if not held.versions(key)}
    found: dict[UUID, Mapping[str, Any]] = dict(public_versions(unknown)) if unknown else {}
    for key in wanted - unknown:
        public = [page for page in held.versions(key) if held.is_public(page)]
        found[key] = {page.locale.language_code: page for page in reversed(public)}
    return found


def public_versions(keys: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return the public units and activities with these keys, by language (two queries).

    Aliases show another page's words and are no translations.
    """
    pages = (
        Page.objects.live()
        .public()
        .filter(translation_key__in=keys, alias_of__isnull=True)
        .select_related("locale")
        .only(*PAGE_FIELDS)
        .annotate(
            unit=F("unitpage__pk"),
            taster=Coalesce("unitpage__taster", "activitypage__taster"),
            minutes=Coalesce(
                "unitpage__minutes", "activitypage__run_min_max", output_field=IntegerField()
            ),
        )
        .order_by("pk")
    )
    found: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for page in pages:
        found[page.translation_key].setdefault(page.locale.language_code, page)
    return found


def _best(versions: Mapping[str, Any], language: str) -> Any:
    for code in (language, source_language()):
        if code in versions:
            return versions[code]
    return next(iter(versions.values()))


def _shown(
    plans: Iterable[PlannedStep],
    known: Mapping[int, Reference],
    pages: Mapping[UUID, Any],
    language: str,
    request: HttpRequest | None,
) -> list[ShownStep]:
    steps: dict[UUID, ShownStep] = {}
    for plan in plans:
        reference = known.get(plan.page) if plan.page else None
        page = pages.get(reference.key) if reference else None
        # A copy made outside the form may hold a step twice: its first place counts.
        if page is not None and page.translation_key not in steps:
            number = len(steps) + 1
            steps[page.translation_key] = _step(number, plan, page, known, language, request)
    return [_among(step, steps) for step in steps.values()]


def _step(
    number: int,
    plan: PlannedStep,
    page: Any,
    known: Mapping[int, Reference],
    language: str,
    request: HttpRequest | None,
) -> ShownStep:
    key, minutes = page.translation_key, plan.minutes or page.minutes or 0
    code = page.locale.language_code
    return ShownStep(
        number=number,
        key=key,
        kind=Kind.UNIT if page.unit else Kind.ACTIVITY,
        title=page.title,
        taster=page.taster or "",
        url=reader_url(page, request),
        minutes=minutes,
        language=code,
        is_fallback=code != language,
        why=plan.why,
        rule=as_rule(plan, key, minutes, known),
    )


def _among(step: ShownStep, steps: Mapping[UUID, ShownStep]) -> ShownStep:
    """Let a step wait for nothing that the reader cannot see: a lock that nobody can open would be a dead end."""
    needs = tuple(key for key in step.rule.needs if key in steps)
    return replace(step, rule=replace(step.rule, needs=needs))
