"""The panel on the dashboard and the switch among a person's settings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from wagtail import hooks

from toolkit_site.translation.teams.permissions import user_has_translation_role
from toolkit_site.translation.waiting.account import DigestSettingsPanel
from toolkit_site.translation.waiting.panel import WaitingPanel


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Show people who translate what waits for them."""
    if user_has_translation_role(request.user):
        panels.append(WaitingPanel())


hooks.register("register_account_settings_panel", DigestSettingsPanel)
