"""Which Wagtail group is which team of which language."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """What the members of a team may do in their language."""

    TRANSLATOR = "translator", pgettext_lazy("a person's role in a team", "Translator")
    REVIEWER = "reviewer", pgettext_lazy("a person's role in a team", "Reviewer")
    COORDINATOR = "coordinator", pgettext_lazy("a person's role in a team", "Coordinator")


class TranslationTeam(models.Model):
    """A Wagtail group as a team: its members have the role in the locale. Coordinators have no locale: they have all.

    The group may be renamed; its page, collection and workflow permissions are Wagtail's own.
    """

    role = models.CharField(_("role"), max_length=12, choices=Role)
    locale = models.ForeignKey(
        "wagtailcore.Locale", models.CASCADE, null=True, blank=True, related_name="+"
    )
    group = models.OneToOneField("auth.Group", models.CASCADE, related_name="translation_team")

    class Meta:
        verbose_name = _("translation team")
        verbose_name_plural = _("translation teams")
        constraints = [
            models.UniqueConstraint(fields=["role", "locale"], name="one_team_per_role_and_locale"),
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(locale=None), name="one_team_per_role_for_all"
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)
