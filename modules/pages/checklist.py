"""What is still missing before a module or unit deserves to be published. Clips and weight are in `clip_gaps`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.coreutils import get_content_languages

from activities.models import ActivityCompetence
from activities.pages.checklist import Gap
from modules.pages.clip_gaps import clip_gaps, weight_gaps
from modules.pages.contents import pictures, referred_activities, values


if TYPE_CHECKING:
    from modules.pages.module import ModulePage
    from modules.pages.unit import UnitPage

SITTING = range(15, 31)
QUESTIONS = 3


def unit_gaps(unit: Any) -> list[Gap]:
    """Return what a unit lacks, the important first; empty when it is complete."""
    return _sorted(check(unit) for check in UNIT_CHECKS)


def module_gaps(module: Any) -> list[Gap]:
    """Return what a module lacks, the important first; empty when it is complete."""
    return _sorted(check(module) for check in MODULE_CHECKS)


def _sorted(found: Iterator[Iterator[Gap]]) -> list[Gap]:
    return sorted((gap for gaps in found for gap in gaps), key=lambda gap: gap.warning)


def _taster(page: Any) -> Iterator[Gap]:
    if not page.taster:
        yield Gap(_("No taster: lists have nothing to show below the title."), "taster")


def _goals(unit: UnitPage) -> Iterator[Gap]:
    if not unit.goals:
        yield Gap(_("No goal: what can a learner do after this unit?"), "goals")


def _minutes(unit: UnitPage) -> Iterator[Gap]:
    if unit.minutes not in SITTING:
        message = ngettext(
            "%(count)s minute: 15 to 30 are a good sitting.",
            "%(count)s minutes: 15 to 30 are a good sitting.",
            unit.minutes or 0,
        )
        yield Gap(message % {"count": unit.minutes or 0}, "minutes", warning=True)


def _self_check(unit: UnitPage) -> Iterator[Gap]:
    checks = [
        [question.block_type for question in check["questions"]]
        for check in values(unit, "self_check")
    ]
    best = max(checks, key=lambda kinds: (len(set(kinds)), len(kinds)), default=[])
    if not checks:
        yield Gap(_("No self-check: a learner cannot find out what she has understood."), "body")
    elif len(best) < QUESTIONS:
        yield Gap(_("The self-check has fewer than three questions."), "body")
    elif len(set(best)) < QUESTIONS:
        yield Gap(_("The self-check has fewer than three types of question."), "body")


def _reflection(unit: UnitPage) -> Iterator[Gap]:
    if not values(unit, "reflection"):
        yield Gap(_("No reflection prompt."), "body")


def _unit_competence(unit: UnitPage) -> Iterator[Gap]:
    if not unit.competences.all() and not _of_activities([unit]):
        yield Gap(_("No competence is chosen."), "competences")


def _of_activities(units: list[UnitPage]) -> bool:
    numbers = referred_activities(units)
    return bool(numbers) and ActivityCompetence.objects.filter(page__in=numbers).exists()


def _alternative_texts(unit: UnitPage) -> Iterator[Gap]:
    silent = [
        picture
        for picture in pictures(unit)
        if not (picture.decorative or picture.contextual_alt_text)
    ]
    for picture in silent:
        message = _("The picture “%(title)s” has no alternative text.")
        yield Gap(message % {"title": picture.title}, "body")


def _languages(page: Any) -> Iterator[Gap]:
    published = page.get_translations(inclusive=True).live().filter(alias_of__isnull=True)
    here = {*published.values_list("locale__language_code", flat=True), page.locale.language_code}
    missing = [name for code, name in get_content_languages().items() if code not in here]
    if missing:
        message = _("Not published in: %(languages)s.")
        yield Gap(message % {"languages": ", ".join(map(str, missing))}, "title", warning=True)


def _cover(module: ModulePage) -> Iterator[Gap]:
    if not module.cover:
        yield Gap(_("No cover: the list of modules shows a bare card."), "cover")


def _units(module: ModulePage) -> Iterator[Gap]:
    if not any(unit.live for unit in _all_units(module)):
        yield Gap(_("No unit is published."), "title")


def _module_competence(module: ModulePage) -> Iterator[Gap]:
    from modules.pages.unit import UnitCompetence

    units = _all_units(module)
    if (
        not module.competences.all()
        and not UnitCompetence.objects.filter(page__in=units).exists()
        and not _of_activities(units)
    ):
        yield Gap(
            _("No competence: neither here, nor in a unit, nor in an activity."), "competences"
        )


def _all_units(module: ModulePage) -> list[UnitPage]:
    """Return the units below a module in every language: what a translation lacks, readers get as the original."""
    from modules.pages.unit import UnitPage

    versions = module.get_translations(inclusive=True)
    return [unit for page in versions for unit in UnitPage.objects.child_of(page)]


UNIT_CHECKS: tuple[Callable[[UnitPage], Iterator[Gap]], ...] = (
    _taster,
    _goals,
    _self_check,
    _reflection,
    _unit_competence,
    _alternative_texts,
    clip_gaps,
    _minutes,
    weight_gaps,
    _languages,
)
MODULE_CHECKS: tuple[Callable[[ModulePage], Iterator[Gap]], ...] = (
    _taster,
    _units,
    _cover,
    _module_competence,
    _languages,
)
