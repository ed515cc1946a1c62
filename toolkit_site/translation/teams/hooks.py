"""The teams in the admin: their entry in the settings menu, and their lines in Wagtail's log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from toolkit_site.translation.teams.permissions import user_can_coordinate


class TeamsMenuItem(MenuItem):
    """Leads coordinators to the teams."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_can_coordinate(request.user)


@hooks.register("register_settings_menu_item")
def register_teams() -> TeamsMenuItem:
    return TeamsMenuItem(
        gettext_lazy("Translation teams"),
        reverse("translation:teams"),
        name="translation-teams",
        icon_name="group",
        order=604,
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    @actions.register_action("translation.join_team")
    class JoinTeam(LogFormatter):
        label = gettext_lazy("Add to a translation team")

        def format_message(self, log_entry: Any) -> str:
            return _("Added to “%(team)s”") % {"team": log_entry.data.get("team", "")}

    @actions.register_action("translation.leave_team")
    class LeaveTeam(LogFormatter):
        label = gettext_lazy("Remove from a translation team")

        def format_message(self, log_entry: Any) -> str:
            return _("Removed from “%(team)s”") % {"team": log_entry.data.get("team", "")}
