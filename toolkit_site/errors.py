"""The pages a visitor sees when something is not there, not allowed or broken."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template


logger = logging.getLogger(__name__)

# Shown only when our own page for broken pages is broken too.
LAST_RESORT = (
    "<!doctype html><html lang=en><title>Error</title>"
    "<h1>Something went wrong. Please try again later.</h1></html>"
)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 with the site's navigation around it."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form without its token; the reason helps attackers more than visitors, so it stays out."""
    return forbidden(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400 for a request that Django refuses, without the context of a request that cannot be trusted."""
    return _plain_page("400.html", HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without database, session or context processors: any of them may be what is broken."""
    return _plain_page("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def _plain_page(template: str, status: HTTPStatus) -> HttpResponse:
    try:
        html = get_template(template).render()
    except Exception:
        logger.exception("The page %s cannot be shown", template)
        html = LAST_RESORT
    return HttpResponse(html, status=status)
