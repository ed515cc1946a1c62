"""The check-list of a path as a panel of its form, and the address from which it is refreshed after an autosave."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from wagtail.admin.panels import Panel
from wagtail.models import Page

from modules.learning_paths.checklist import report


class PathChecklistPanel(Panel):
    """Names what is missing before publishing. It reads the last saved draft and never blocks saving."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "modules/paths/checklist_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            is_new = self.instance.pk is None
            return {
                **context,
                **({"is_new": True} if is_new else {"report": report(self.instance)}),
            }


def path_checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return the list alone, for the latest draft of a path that the user may edit."""
    from modules.learning_paths.pages import LearningPathMixin

    page = get_object_or_404(Page, pk=page_id).get_latest_revision_as_object()
    is_path = isinstance(page, LearningPathMixin)
    if not is_path or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return render(request, "modules/paths/checklist.html", {"report": report(page)})
