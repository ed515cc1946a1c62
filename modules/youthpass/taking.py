"""Taking the learning outcomes along: as texts to copy, as a file for word processors, and on paper."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.printing.engine import PrintError
from modules.learners.cookie import learner_of
from modules.learners.protection import learner_page
from modules.youthpass.document import Document, document_of
from modules.youthpass.frameworks import Way
from modules.youthpass.odt import MIMETYPE, odt
from modules.youthpass.pdf import pdf


logger = logging.getLogger(__name__)


@learner_page
@require_safe
def as_page(request: HttpRequest) -> HttpResponseBase:
    """Show each text in a field of its own, to be copied."""
    return _page(request, _document(request))


@learner_page
@require_safe
def as_odt(request: HttpRequest) -> HttpResponseBase:
    """Hand the texts over for a word processor."""
    return _download(request, odt, MIMETYPE, "odt")


@learner_page
@require_safe
def as_pdf(request: HttpRequest) -> HttpResponseBase:
    """Hand the texts over on paper."""
    try:
        return _download(request, pdf, "application/pdf", "pdf")
    except PrintError:
        logger.exception("Learning outcomes cannot be printed")
        context = {"problem": _("The PDF cannot be made at the moment. Copy your texts from here.")}
        return _page(request, _document(request), context, HTTPStatus.SERVICE_UNAVAILABLE)


def _document(request: HttpRequest) -> Document | None:
    learner = learner_of(request)
    if learner is None:
        return None
    wanted = request.GET.get("as", "")
    return document_of(learner, [Way(wanted)] if wanted in Way.values else tuple(Way))


def _page(
    request: HttpRequest,
    document: Document | None,
    more: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    wanted = request.GET.get("as", "")
    query = f"?as={wanted}" if wanted in Way.values else ""
    context = {"document": document, "query": query, **(more or {})}
    return render(request, "modules/youthpass/taking.html", context, status=status)


def _download(
    request: HttpRequest, make: Callable[[Document, str], bytes], kind: str, ending: str
) -> HttpResponseBase:
    document = _document(request)
    if document is None or not document.parts:
        return _page(request, document, status=HTTPStatus.NOT_FOUND)
    content = make(document, _("My learning outcomes"))
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="my-learning-outcomes.{ending}"'
    return response
