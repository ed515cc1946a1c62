"""The library: the page under which activities stand and in which they are found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from activities.pages.list_page import ListPage


class ActivityIndexPage(ListPage):
    """The library. What it lists does not depend on the tree below it in the reader's language:
    every activity is there.
    """

    own_title = _("Activities")
    subpage_types: ClassVar[list[str]] = ["activities.ActivityPage"]
    page_description = _("The library of activities, with search and filters")
    template = "activities/activity_index_page.html"

    class Meta:
        verbose_name = _("activity library")
        verbose_name_plural = _("activity libraries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from activities.search.library import Library

        context = super().get_context(request, *args, **kwargs)
        context["library"] = Library.for_request(request, self)
        return context
