"""How far a translation is, in segments and in words of the source, so that no list has to count."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationProgress(models.Model):
    """Counters of one page or snippet in one language. States do not overlap; untranslated is what they leave over."""

    translation = models.OneToOneField(
        "wagtail_localize.Translation", models.CASCADE, related_name="progress"
    )
    segments = models.PositiveIntegerField(default=0)
    segments_proposed = models.PositiveIntegerField(default=0)
    segments_translated = models.PositiveIntegerField(default=0)
    segments_approved = models.PositiveIntegerField(default=0)
    segments_stale = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    words_proposed = models.PositiveIntegerField(default=0)
    words_translated = models.PositiveIntegerField(default=0)
    words_approved = models.PositiveIntegerField(default=0)
    words_stale = models.PositiveIntegerField(default=0)
    # The last change by a person; syncs and loaders do not count.
    last_activity_at = models.DateTimeField(null=True, blank=True)
    last_activity_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("progress of a translation")
        verbose_name_plural = _("progress of translations")

    def __str__(self) -> str:
        return f"{self.words_approved}/{self.words}"
