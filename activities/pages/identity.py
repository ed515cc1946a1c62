"""What an activity is called and under what it is found."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.pages.choices import ActivityType, Complexity, Energy, GroupPhase, ProjectPhase
from activities.pages.fields import ChoicesField


class IdentityMixin(models.Model):
    """Handle, taster and the coarse facets."""

    code = models.CharField(
        _("code"),
        max_length=8,
        db_index=True,
        validators=[RegexValidator(r"^[A-Z]{2,3}-\d{2,3}$", _("Write the code like FL-07."))],
        help_text=_("The short handle on paper, the same in every language: FL-07, TC-12, GP-03."),
    )
    taster = models.CharField(
        _("taster"),
        max_length=200,
        help_text=_("One or two sentences that make a colleague want to try it."),
    )
    activity_types = ChoicesField(_("kinds of activity"), enum=ActivityType, blank=False)
    project_phases = ChoicesField(_("phases of the project"), enum=ProjectPhase)
    group_phases = ChoicesField(_("phases of the group"), enum=GroupPhase)
    energy = models.PositiveSmallIntegerField(
        _("energy"), choices=Energy.choices, default=Energy.LIVELY
    )
    complexity = models.PositiveSmallIntegerField(
        _("level"),
        choices=Complexity.choices,
        default=Complexity.SOME,
        help_text=_("How much experience the facilitator needs."),
    )

    class Meta:
        abstract = True
