"""The page with the words as they are being written."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from wagtail.models import Page
from wagtail.utils.decorators import xframe_options_sameorigin_override

from toolkit_site.translation.publishing.delivery import preview_instance
from toolkit_site.translation.workplace.desk import Desk, at_desk


@xframe_options_sameorigin_override
@at_desk
def preview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the page as its readers would see it with all working words in it. Snippets have no page of their own."""
    is_there = isinstance(desk.source, Page) and desk.target is not None
    if not is_there or not desk.target.is_previewable():
        raise Http404
    page = preview_instance(desk.translation)
    response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    return response
