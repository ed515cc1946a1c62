"""What was last put on a translated page or snippet, and which privacy it has taken over from its original."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Held(models.TextChoices):
    """Why a live translation stays as it is although its original has gone on."""

    NEW_PARTS = "new-parts", _("The original has new parts that are not approved yet.")
    LOCKED = "locked", _("Somebody has locked the page.")
    REFUSED = "refused", _("The page would not be valid: see what its fields allow.")


class Delivery(models.Model):
    """The last delivery of a translation: when, by whom, and which parts of it are in the source language.

    `source_parts` holds the content paths of what was delivered untranslated (see `NewParts.PUBLISH`), so that pages
    can mark it. Rich text carries the mark in itself and is named too.
    """

    translation = models.OneToOneField(
        "wagtail_localize.Translation", models.CASCADE, related_name="delivery"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Made of final words: the only revision that may go live.
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source_parts = models.JSONField(default=list)
    # Set while the source has gone on and the page stays at its last approved version.
    held_because = models.CharField(max_length=12, choices=Held, blank=True, default="")

    class Meta:
        verbose_name = _("delivery of a translation")
        verbose_name_plural = _("deliveries of translations")

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.at:%Y-%m-%d %H:%M}"

    @property
    def held(self) -> bool:
        """Whether readers still see the last approved version."""
        return bool(self.held_because)


class RestrictionCopy(models.Model):
    """A restriction on a translated page that is there because its original has one: both change and go together.

    Restrictions that somebody set on the translation itself have no such row, and are left alone.
    """

    original = models.ForeignKey(
        "wagtailcore.PageViewRestriction", models.CASCADE, related_name="translation_copies"
    )
    copy = models.OneToOneField(
        "wagtailcore.PageViewRestriction", models.CASCADE, related_name="copied_from"
    )

    class Meta:
        verbose_name = _("privacy taken over from an original")
        verbose_name_plural = _("privacy taken over from originals")

    def __str__(self) -> str:
        return f"{self.original_id} → {self.copy_id}"
