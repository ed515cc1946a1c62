"""Paper over HTTP: booklets of units, modules and paths, and sheets for answers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from wagtail.models import Page, Site

from activities.pages.languages import reader_language
from modules.learning_paths.pages import LearningPathPage
from modules.pages.module import ModulePage
from modules.pages.unit import UnitPage
from modules.printing.booklets import Printable
from modules.printing.keeping import kept_booklet


@require_safe
def booklet(request: HttpRequest, page_path: str) -> HttpResponse:
    """Serve `<unit, module or path>/booklet.pdf`; with `?answers=1` only what is filled in."""
    page = public_page(request, page_path)
    answers = request.GET.get("answers") == "1"
    pdf = kept_booklet(page, request, answers=answers)
    kind = "answers" if answers else "booklet"
    response = HttpResponse(pdf.content, content_type="application/pdf")
    response["ETag"] = pdf.etag
    response["Content-Disposition"] = (
        f'inline; filename="{_file_name(page)}-{kind}-{reader_language()}.pdf"'
    )
    # Readers ask again each time, and are answered with 304 as long as nothing changed.
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return get_conditional_response(request, etag=pdf.etag, response=response) or response


def public_page(request: HttpRequest, page_path: str) -> Printable:
    """Return the published, unrestricted unit, module or path that a page path leads to.

    Raises:
        Http404: when there is none: what is private, scheduled or unpublished has no paper.
    """
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    components = [part for part in page_path.split("/") if part]
    page: Page = site.root_page.localized.specific.route(request, components).page
    if not isinstance(page, UnitPage | ModulePage | LearningPathPage):
        raise Http404
    if not page.live or page.get_view_restrictions().exists():
        raise Http404
    return page


def _file_name(page: Page) -> str:
    """Return the slug as far as a header can hold it."""
    return page.slug.encode("ascii", "ignore").decode().strip("-") or "unit"
