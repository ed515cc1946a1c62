"""Who wants the weekly mail."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DigestSubscription(models.Model):
    """A person's wish for the weekly mail, and when she got the last one. Nobody is subscribed without asking."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="translation_digest"
    )
    weekly = models.BooleanField(_("weekly mail about what waits for me"), default=False)
    last_sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("subscription to the translation mail")
        verbose_name_plural = _("subscriptions to the translation mail")

    def __str__(self) -> str:
        return str(self.user)
