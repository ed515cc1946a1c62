"""App configuration of the starter toolkit."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StarterConfig(AppConfig):
    """Brings the starter content and the command that loads it."""

    name = "toolkit_site.starter"
    label = "starter"
    verbose_name = _("Starter toolkit")
    default_auto_field = "django.db.models.BigAutoField"
