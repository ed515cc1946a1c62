"""Where an activity comes from, and what others may do with it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.pages.choices import Licence, LifeCycle


class ProvenanceMixin(models.Model):
    """Publisher, licence, version and life cycle. People stand in the credits."""

    organisation = models.CharField(
        _("organisation"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("Who publishes the activity."),
    )
    project_grant = models.CharField(
        _("project and grant"),
        max_length=160,
        blank=True,
        default="",
        help_text=_("Name and number of the funded project."),
    )
    licence = models.CharField(
        _("licence"), max_length=24, choices=Licence.choices, default=Licence.CC_BY_SA
    )
    version = models.CharField(
        _("version"),
        max_length=12,
        default="1.0",
        help_text=_("Raise it when people should print again."),
    )
    last_reviewed = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("When somebody last checked that everything is still true."),
    )
    life_cycle = models.CharField(
        _("maturity"), max_length=12, choices=LifeCycle.choices, default=LifeCycle.DRAFT
    )

    class Meta:
        abstract = True
