"""What was last put on a translated page or snippet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """The last delivery of a translation: when, by whom, and which parts of it are in the source language.

    `source_parts` holds the content paths of plain texts that were delivered untranslated (see `NewParts.PUBLISH`),
    so that pages can mark them; rich text carries the mark in itself.
    """

    translation = models.OneToOneField(
        "wagtail_localize.Translation", models.CASCADE, related_name="delivery"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    source_parts = models.JSONField(default=list)
    # The source has gone on, and the policy keeps the page at its last approved version.
    held = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("delivery of a translation")
        verbose_name_plural = _("deliveries of translations")

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.at:%Y-%m-%d %H:%M}"
