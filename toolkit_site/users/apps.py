"""App configuration of the users room."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    """Registers the custom user model under the label `users`."""

    name = "toolkit_site.users"
    label = "users"
    verbose_name = _("Users")
