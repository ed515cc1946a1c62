"""The facets of the library, declared once. Form, query, counts, chips and API all read this table.

A facet of kind MANY offers options: an activity matches when it has one of the chosen values (or,
for `match_all`, each of them: whoever says “no screen” and “no internet” means both). A facet of
kind NUMBER takes one number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.blocks.choices import AccessNeed
from activities.pages.choices import (
    ActivityType,
    Audience,
    Complexity,
    Energy,
    LanguageLoad,
    ProjectPhase,
    Setting,
    Space,
    Tech,
)


class Need(models.TextChoices):
    """What a trainer does not have today."""

    NO_MATERIALS = "no-materials", _("Nothing to buy or print")
    NO_SCREEN = "no-screen", _("No screen")
    NO_INTERNET = "no-internet", _("No internet")
    NO_CONSENT = "no-consent", _("No consent forms")
    NO_PREPARATION = "no-preparation", _("Hardly any preparation")


SCREENS = frozenset({Tech.PHONE, Tech.CAMERA, Tech.LAPTOP, Tech.PROJECTOR})
SHORT_PREPARATION = 10

Facts = dict[str, Any]
"""The columns of one activity, by name, and `topics`, `competences`, `languages`, `has_materials`."""


class Kind(Enum):
    """How a facet is asked for."""

    MANY = "many"
    NUMBER = "number"


@dataclass(frozen=True)
class FacetDefinition:
    """One facet: `values` yields an activity's codes, or `accepts` tells whether a number fits it."""

    name: str
    label: Any
    kind: Kind = Kind.MANY
    enum: type[models.Choices] | None = None
    values: Callable[[Facts], Iterable[Any]] = lambda facts: ()
    accepts: Callable[[Facts, int], bool] = lambda facts, number: True
    match_all: bool = False
    unit: Any = ""
    most: int = 0
    is_open: bool = False


def _column(name: str) -> Callable[[Facts], Iterable[Any]]:
    def values(facts: Facts) -> Iterable[Any]:
        value = facts[name]
        return value if isinstance(value, list | tuple | set | frozenset) else (value,)

    return values


def _needs(facts: Facts) -> Iterable[str]:
    tech = set(facts["tech"])
    if not facts["has_materials"]:
        yield Need.NO_MATERIALS
    if not tech & SCREENS:
        yield Need.NO_SCREEN
    if Tech.INTERNET not in tech:
        yield Need.NO_INTERNET
    if not facts["consent_required"]:
        yield Need.NO_CONSENT
    if facts["prep_min"] <= SHORT_PREPARATION:
        yield Need.NO_PREPARATION


def _age_fits(facts: Facts, age: int) -> bool:
    return facts["age_min"] <= age and (facts["age_max"] is None or age <= facts["age_max"])


FACETS: tuple[FacetDefinition, ...] = (
    FacetDefinition("topic", _("Topic"), values=_column("topics"), is_open=True),
    FacetDefinition(
        "time",
        _("Time I have"),
        Kind.NUMBER,
        accepts=lambda facts, minutes: facts["run_min_min"] <= minutes,
        unit=_("minutes"),
        most=4320,
        is_open=True,
    ),
    FacetDefinition(
        "group",
        _("Group size"),
        Kind.NUMBER,
        accepts=lambda facts, persons: facts["group_min"] <= persons <= facts["group_max"],
        unit=_("people"),
        most=500,
        is_open=True,
    ),
    FacetDefinition(
        "age", _("Age"), Kind.NUMBER, accepts=_age_fits, unit=_("years"), most=99, is_open=True
    ),
    FacetDefinition("audience", _("Audience"), enum=Audience, values=_column("audiences")),
    FacetDefinition("setting", _("Setting"), enum=Setting, values=_column("settings")),
    FacetDefinition("space", _("Space"), enum=Space, values=_column("space")),
    FacetDefinition("energy", _("Energy"), enum=Energy, values=_column("energy")),
    FacetDefinition("load", _("Language load"), enum=LanguageLoad, values=_column("language_load")),
    FacetDefinition("language", _("Available in"), values=_column("languages")),
    FacetDefinition("type", _("Type"), enum=ActivityType, values=_column("activity_types")),
    FacetDefinition(
        "phase", _("Project phase"), enum=ProjectPhase, values=_column("project_phases")
    ),
    FacetDefinition("level", _("Level"), enum=Complexity, values=_column("complexity")),
    FacetDefinition("competence", _("Competence"), values=_column("competences")),
    FacetDefinition("access", _("Adapted for"), enum=AccessNeed, values=_column("access_needs")),
    FacetDefinition("needs", _("Without"), enum=Need, values=_needs, match_all=True, is_open=True),
)
