"""App configuration of the home room."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Registers the home page under the label `home`."""

    name = "toolkit_site.home"
    label = "home"
    verbose_name = _("Home")
