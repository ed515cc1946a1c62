"""“Waiting for you” on the dashboard of the admin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from toolkit_site.translation.waiting.queue import waiting_for


# Who looks after more languages than these sees sums: the titles would fill the dashboard.
LANGUAGES_IN_FULL = 3


class WaitingPanel(Component):
    """What waits for this person, by language; nothing for people without a part in translations."""

    name = "translations_waiting"
    template_name = "translation/waiting/panel.html"
    order = 80

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        queues = waiting_for(request.user)
        return {"queues": queues, "compact": len(queues) > LANGUAGES_IN_FULL, "request": request}
