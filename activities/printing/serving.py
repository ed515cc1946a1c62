"""What all paper over HTTP shares: it is made of public pages only, and browsers ask whether theirs is still right."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from wagtail.models import Page, Site

from activities.printing.store import Print


def public_page(request: HttpRequest, page_path: str) -> Page:
    """Return the published, unrestricted page that a page path leads to.

    Raises:
        Http404: when there is none: what is private, scheduled or unpublished has no paper.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    components = [part for part in page_path.split("/") if part]
    page: Page = site.root_page.localized.specific.route(request, components).page
    if not page.live or page.get_view_restrictions().exists():
        raise Http404
    return page


def pdf_response(request: HttpRequest, pdf: Print, name: str) -> HttpResponse:
    """Return a PDF to be opened under a name, or 304 to a browser that has it."""
    response = HttpResponse(pdf.content, content_type="application/pdf")
    response["ETag"] = pdf.etag
    response["Content-Disposition"] = f'inline; filename="{name}"'
    # Readers ask again each time, and are answered with 304 as long as nothing changed.
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag=pdf.etag, response=response) or response
