"""The facilitator sheet on paper: an activity's page becomes HTML, and the HTML a PDF that is kept."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string

from wagtail import hooks

from activities.pages.activity import ActivityPage
from activities.pages.library_version import LibraryVersion
from activities.pages.running import RunQuery
from activities.pages.sheet import sheet_context
from activities.printing.engine import Paper
from activities.printing.images import ImageResolver
from activities.printing.normalise import PrintDocument, document_from_html
from activities.printing.store import Print, get_or_render, stored
from activities.printing.typesetting import version as engine_version


logger = logging.getLogger(__name__)

TEMPLATE = "activities/printing/sheet.html"
REMEMBERED = 60 * 60 * 24 * 7


def stored_sheet(
    page: ActivityPage, query: RunQuery, paper: Paper, request: HttpRequest | None = None
) -> Print:
    """Return the sheet for this group, start and paper. Call it with the page's language active.

    Which print answers a request is remembered under the library's version, so that a sheet made
    before costs no rendering.
    """
    name = _name(page, query, paper, request)
    etag = cache.get(name)
    found = stored(etag) if etag else None
    if found is not None:
        return found
    pdf = get_or_render(
        sheet_document(page, query, request),
        title=f"{page.code} {page.title}",
        language=page.locale.language_code,
        paper=paper,
        timestamp=page.last_published_at or datetime(2026, 1, 1, tzinfo=UTC),
    )
    cache.set(name, pdf.etag, REMEMBERED)
    return pdf


def sheet_document(
    page: ActivityPage, query: RunQuery, request: HttpRequest | None = None
) -> PrintDocument:
    """Return the printable document of the sheet.

    Functions registered for the Wagtail hook `on_print_page` take and return a function from page to HTML, as those of
    `on_serve_page` do for responses: what marks a page on screen can mark it on paper.
    """
    pictures: dict[Any, Any] = {}

    def render(page: ActivityPage) -> str:
        context = sheet_context(page, query, request)
        pictures.update(context["pictures"])
        return render_to_string(TEMPLATE, context, request)

    print_page: Callable[[ActivityPage], str] = render
    for wrap in hooks.get_hooks("on_print_page"):
        print_page = wrap(print_page)
    return document_from_html(
        print_page(page),
        resolve_image=_resolver(pictures.values()),
        base_url=page.get_full_url(request) or "",
    )


def _resolver(pictures: Iterable[Any]) -> ImageResolver:
    renditions = {rendition.url: rendition for rendition in pictures}

    def resolve(src: str) -> bytes | None:
        rendition = renditions.get(src)
        if rendition is None:
            return None
        try:
            with rendition.file.open("rb") as file:
                return file.read()
        except OSError as error:
            logger.warning("Picture %s cannot be read: %s", src, error)
            return None

    return resolve


def _name(page: ActivityPage, query: RunQuery, paper: Paper, request: HttpRequest | None) -> str:
    host = request.get_host() if request else ""
    parts = (
        LibraryVersion.current(),
        page.pk,
        page.live_revision_id,
        query.group,
        query.start,
        paper,
        host,
        engine_version(),
    )
    return "sheet:" + hashlib.sha256(repr(parts).encode()).hexdigest()
