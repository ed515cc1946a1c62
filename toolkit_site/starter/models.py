"""What the loader remembers of its last run, so that it neither repeats itself nor overwrites an editor."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StarterRecord(models.Model):
    """One thing that the loader made: from which content, and in which state it left it.

    As long as the thing is still in that state, nobody has edited it, and new content may replace it.
    """

    key = models.CharField(_("key"), max_length=200, unique=True)
    content_hash = models.CharField(_("content"), max_length=64)
    object_id = models.PositiveBigIntegerField(_("object"))
    fingerprint = models.CharField(_("state"), max_length=64)

    class Meta:
        verbose_name = _("starter record")
        verbose_name_plural = _("starter records")

    def __str__(self) -> str:
        return self.key
