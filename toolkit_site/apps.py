"""App configuration of the site itself."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class ToolkitSiteConfig(AppConfig):
    """Registers the site's templates, static files, commands and system checks."""

    name = "toolkit_site"
    label = "toolkit_site"
    verbose_name = _("Toolkit site")

    def ready(self) -> None:
        from toolkit_site import picture_data
        from toolkit_site.checks import sqlite_keeps_every_write

        register(sqlite_keeps_every_write)
        picture_data.connect()
