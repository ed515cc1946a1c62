"""Paper over HTTP: booklets of units, modules and paths, and sheets for answers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wagtail.models import Page

from activities.pages.languages import reader_language
from activities.printing.serving import pdf_response, public_page
from modules.learning_paths.pages import LearningPathPage
from modules.pages.module import ModulePage
from modules.pages.unit import UnitPage
from modules.printing.booklets import Printable
from modules.printing.keeping import kept_booklet


@require_safe
def booklet(request: HttpRequest, page_path: str) -> HttpResponse:
    """Serve `<unit, module or path>/booklet.pdf`; with `?answers=1` only what is filled in."""
    page = printable_page(request, page_path)
    answers = request.GET.get("answers") == "1"
    pdf = kept_booklet(page, request, answers=answers)
    kind = "answers" if answers else "booklet"
    name = f"{_file_name(page)}-{kind}-{reader_language()}.pdf"
    return pdf_response(request, pdf, name)


def printable_page(request: HttpRequest, page_path: str) -> Printable:
    """Return the public unit, module or path that a page path leads to.

    Raises:
        Http404: when there is none.
    """
    page = public_page(request, page_path)
    if not isinstance(page, UnitPage | ModulePage | LearningPathPage):
        raise Http404
    return page


def _file_name(page: Page) -> str:
    """Return the slug as far as a header can hold it."""
    return page.slug.encode("ascii", "ignore").decode().strip("-") or "unit"
