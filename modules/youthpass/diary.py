"""A learner's reflections that fit a competence: those from units and activities that work on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from activities.models import ActivityCompetence, ActivityPage
from activities.pages.languages import reader_language
from modules.learners.models import Learner
from modules.pages.contents import referred_activities
from modules.pages.unit import UnitCompetence, UnitPage
from modules.pages.versions import best_versions, both_languages, visible
from modules.reflections.models import Reflection


@dataclass(frozen=True)
class Entry:
    """A reflection, and the unit in which it was written."""

    reflection: Reflection
    unit: str
    lang: str


def entries(learner: Learner | None, competence_key: UUID, request: HttpRequest) -> list[Entry]:
    """Return her reflections that fit a competence, newest first. The number of queries is fixed."""
    if learner is None or learner._state.adding:
        return []
    written = list(Reflection.objects.filter(learner=learner).exclude(text="").order_by("-updated"))
    if not written:
        return []
    keys = {one.page_key for one in written}
    units = best_versions(
        both_languages(UnitPage.objects.filter(translation_key__in=keys)), request
    )
    fitting = _fitting(units, competence_key, request)
    return [_entry(one, units[one.page_key]) for one in written if one.page_key in fitting]


def _entry(reflection: Reflection, unit: UnitPage) -> Entry:
    code: str = unit.locale.language_code
    return Entry(reflection, unit.title, "" if code == reader_language() else code)


def _fitting(
    units: Mapping[UUID, UnitPage], competence_key: UUID, request: HttpRequest
) -> set[UUID]:
    """Return the keys of the units that work on a competence, themselves or by an activity."""
    rows = UnitCompetence.objects.filter(
        page__in=[unit.pk for unit in units.values()], competence__translation_key=competence_key
    )
    own = set(rows.values_list("page", flat=True))
    activities = _activities(units, competence_key, request)
    return {
        key
        for key, unit in units.items()
        if unit.pk in own or not activities.isdisjoint(referred_activities([unit]))
    }


def _activities(
    units: Mapping[UUID, UnitPage], competence_key: UUID, request: HttpRequest
) -> set[int]:
    """Return the numbers, as units name them, of the activities that work on a competence."""
    numbers = referred_activities(units.values())
    if not numbers:
        return set()
    named = ActivityPage.objects.filter(pk__in=numbers)
    keys = dict(named.values_list("pk", "translation_key"))
    shown = visible(ActivityPage.objects.filter(translation_key__in=keys.values()), request)
    rows = ActivityCompetence.objects.filter(
        page__in=shown.values("pk"), competence__translation_key=competence_key
    )
    fitting = set(rows.values_list("page__translation_key", flat=True))
    return {number for number, key in keys.items() if key in fitting}
