"""Paper over HTTP: the facilitator sheet of an activity as a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.models import Page

from activities.pages.activity import ActivityMixin, ActivityPage
from activities.pages.running import RunQuery
from activities.pages.urls import reader_url
from activities.printing.engine import Paper
from activities.printing.serving import pdf_response, public_page
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
    return pdf_response(request, pdf, f"{page.code}-{page.locale.language_code}.pdf")


def public_activity(request: HttpRequest, page_path: str) -> ActivityPage:
    """Return the public activity that a page path leads to.

    Raises:
        Http404: when there is none.
    """
    page = public_page(request, page_path)
    if not _is_activity(page):
        raise Http404
    return page


def _is_activity(page: Page) -> TypeGuard[ActivityPage]:
    # A site's own page counts too: with the mixin, it has what the sheet reads of ours.
    return isinstance(page, ActivityMixin)
