"""The check-list as a panel of the editing form, and the address from which it is refreshed after an autosave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from wagtail.admin.panels import Panel
from wagtail.models import Page

from activities.pages.checklist import Gap, gaps


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage


class ChecklistPanel(Panel):
    """Names what is missing before publishing. It reads the last saved draft and never blocks saving."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "activities/admin/checklist_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            is_new = self.instance.pk is None
            # The page gets its number while it is edited, at the first autosave: the script fills it in.
            context["refresh_url"] = reverse("activities_checklist", args=[0])
            return {**context, **({"is_new": True} if is_new else sorted_gaps(self.instance))}


def sorted_gaps(activity: ActivityPage) -> dict[str, list[Gap]]:
    """Return the context of the list: what is missing, and what is only doubtful."""
    found = gaps(activity)
    return {
        "missing": [gap for gap in found if not gap.warning],
        "doubts": [gap for gap in found if gap.warning],
    }


def checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return the list alone, for the latest draft of a page that the user may edit."""
    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    if not hasattr(page, "debrief") or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "activities/admin/checklist.html", sorted_gaps(page))
