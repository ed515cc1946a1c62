"""The check-list of modules and units in the editing form, and the address from which it is refreshed.

The script and the looks are those of the activities' check-list.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from wagtail.admin.panels import Panel
from wagtail.models import Page


class ChecklistPanel(Panel):
    """Names what is missing before publishing. It reads the last saved draft and never blocks saving."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "modules/admin/checklist_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            is_new = self.instance.pk is None
            # The page gets its number while it is edited, at the first autosave: the script fills it in.
            context["refresh_url"] = reverse("modules_checklist", args=[0])
            return {**context, **({"is_new": True} if is_new else checklist_context(self.instance))}


def checklist_context(page: Any) -> dict[str, Any]:
    """Return the context of the list: what is missing, what is only doubtful, and how heavy a unit is."""
    from modules.pages.weight import unit_weight

    found = page.gaps()
    return {
        "missing": [gap for gap in found if not gap.warning],
        "doubts": [gap for gap in found if gap.warning],
        "weight": unit_weight(page) if hasattr(page, "body") else None,
    }


def checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return the list alone, for the latest draft of a page that the user may edit."""
    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    if not hasattr(page, "gaps") or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "modules/admin/checklist.html", checklist_context(page))
