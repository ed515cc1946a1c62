"""The check-list as a panel of the editing form."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from activities.pages.checklist import gaps


class ChecklistPanel(Panel):
    """Names what is missing before publishing. It reads the last saved draft and never blocks saving."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "activities/admin/checklist_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["is_new"] = self.instance.pk is None
            context["gaps"] = [] if self.instance.pk is None else gaps(self.instance)
            return context
