"""Who an activity is for, where it happens and how long it takes: facts in minutes, persons and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.pages.choices import (
    Audience,
    Cost,
    LanguageLoad,
    Mixing,
    Noise,
    OnlineSuitability,
    PlaceType,
    Setting,
    Space,
    Tech,
)
from activities.pages.fields import ChoicesField


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MAX_MINUTES = 60 * 24 * 3
MAX_PERSONS = 500
MAX_AGE = 99


def _minutes(label: StrOrPromise, **kwargs: Any) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, validators=[MaxValueValidator(MAX_MINUTES)], **kwargs)


def _persons(label: StrOrPromise, **kwargs: Any) -> models.PositiveIntegerField:
    limits = [MinValueValidator(1), MaxValueValidator(MAX_PERSONS)]
    return models.PositiveIntegerField(label, validators=limits, **kwargs)


class TimeMixin(models.Model):
    """Minutes. Preparation is never part of the running time; the debrief always is."""

    prep_min = _minutes(
        _("preparation (minutes)"),
        default=30,
        help_text=_("Before the group arrives. Not part of the running time."),
    )
    run_min_min = _minutes(
        _("runs at least (minutes)"),
        default=60,
        help_text=_("With the group, debrief included."),
    )
    run_min_max = _minutes(_("runs at most (minutes)"), default=60)
    debrief_min = _minutes(
        _("debrief (minutes)"), default=15, help_text=_("Part of the running time.")
    )
    total_min = models.PositiveIntegerField(
        _("sum of the steps (minutes)"), default=0, editable=False
    )

    class Meta:
        abstract = True


class PeopleMixin(models.Model):
    """Persons, teams and ages."""

    group_min = _persons(_("smallest group (persons)"), default=6)
    group_ideal = _persons(_("ideal group (persons)"), default=18)
    group_max = _persons(_("largest group (persons)"), default=30)
    subgroup_size = _persons(
        _("team size (persons)"),
        null=True,
        blank=True,
        help_text=_("Leave empty when the group does not split up."),
    )
    subgroup_mixing = models.CharField(
        _("how teams are made"), max_length=20, choices=Mixing.choices, default=Mixing.ANY
    )
    facilitators_min = _persons(_("facilitators needed"), default=1)
    age_min = models.PositiveSmallIntegerField(
        _("youngest (years)"), default=13, validators=[MaxValueValidator(MAX_AGE)]
    )
    age_max = models.PositiveSmallIntegerField(
        _("oldest (years)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MAX_AGE)],
        help_text=_("Leave empty for “and older”."),
    )
    audiences = ChoicesField(_("audiences"), enum=Audience, help_text=_("For whom it is written."))

    class Meta:
        abstract = True


class PlaceMixin(models.Model):
    """Place, equipment and language."""

    settings = ChoicesField(_("where it works"), enum=Setting, blank=False)
    space = models.CharField(_("space"), max_length=20, choices=Space.choices, default=Space.MEDIUM)
    noise = models.CharField(_("noise"), max_length=20, choices=Noise.choices, default=Noise.MEDIUM)
    tech = ChoicesField(
        _("equipment"), enum=Tech, help_text=_("Tick only what it cannot be run without.")
    )
    language_load = models.CharField(
        _("common language"),
        max_length=20,
        choices=LanguageLoad.choices,
        default=LanguageLoad.SPOKEN,
        help_text=_("The most that everybody has to do in it."),
    )
    cost_band = models.CharField(_("cost"), max_length=20, choices=Cost.choices, default=Cost.FREE)
    weather_dependent = models.BooleanField(_("depends on the weather"), default=False)
    daylight_needed = models.BooleanField(_("needs daylight"), default=False)
    consent_required = models.BooleanField(
        _("consent needed"),
        default=False,
        help_text=_("People are filmed, photographed or recorded."),
    )
    online_suitability = models.CharField(
        _("at a distance"),
        max_length=20,
        choices=OnlineSuitability.choices,
        default=OnlineSuitability.NOT_RECOMMENDED,
    )
    place_type = models.CharField(
        _("kind of place"), max_length=20, choices=PlaceType.choices, blank=True, default=""
    )
    travel_min = _minutes(_("travel (minutes)"), default=0, help_text=_("To the place and back."))

    class Meta:
        abstract = True
