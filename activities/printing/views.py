"""Paper over HTTP: the facilitator sheet of an activity as a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.models import Page, Site

from activities.pages.activity import ActivityMixin, ActivityPage
from activities.pages.running import RunQuery
from activities.pages.urls import reader_url
from activities.printing.engine import Paper
from activities.printing.sheet import stored_sheet


PAPERS: Mapping[str, Paper] = {
    "": "a4",
    "a4": "a4",
    "letter": "us-letter",
    "us-letter": "us-letter",
}


@require_safe
def sheet(request: HttpRequest, page_path: str) -> HttpResponse:
    """Serve `<activity>/sheet.pdf?group=24&start=09:30&paper=a4`; 400 names what cannot be used."""
    page = public_activity(request, page_path)
    query = RunQuery.read(request.GET)
    paper = PAPERS.get(request.GET.get("paper", "").strip().lower())
    problems = list(query.problems)
    if paper is None:
        problems.append(
            _("Paper: “%(value)s” is not a paper size; use a4 or letter.")
            % {"value": request.GET["paper"][:20]}
        )
    if paper is None or problems:
        context = {"problems": problems, "back_url": reader_url(page, request), "page": page}
        return render(request, "activities/bad_parameters.html", context, status=400)
    with translation.override(page.locale.language_code):
        pdf = stored_sheet(page, query, paper, request)
    response = HttpResponse(pdf.content, content_type="application/pdf")
    response["ETag"] = pdf.etag
    response["Content-Disposition"] = (
        f'inline; filename="{page.code}-{page.locale.language_code}.pdf"'
    )
    # Readers ask again each time, and are answered with 304 as long as nothing changed.
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag=pdf.etag, response=response) or response


def public_activity(request: HttpRequest, page_path: str) -> ActivityPage:
    """Return the published, unrestricted activity that a page path leads to.

    Raises:
        Http404: when there is none: what is private, scheduled or unpublished has no paper.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    components = [part for part in page_path.split("/") if part]
    page: Page = site.root_page.localized.specific.route(request, components).page
    if not _is_activity(page) or not page.live or page.get_view_restrictions().exists():
        raise Http404
    return page


def _is_activity(page: Page) -> TypeGuard[ActivityPage]:
    # A site's own page counts too: with the mixin, it has what the sheet reads of ours.
    return isinstance(page, ActivityMixin)
