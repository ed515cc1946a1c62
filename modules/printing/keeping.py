"""Booklets that were made once. They are as public as the pages: made for nobody in particular, shared by all."""

from __future__ import annotations

import copy
import hashlib
from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count, Max
from django.http import HttpRequest

from wagtail.models import Page

from activities.models import LibraryVersion
from activities.pages.languages import reader_language
from activities.printing.normalise import PrintDocument, document_from_html
from activities.printing.sheet import REMEMBERED
from activities.printing.store import Print, get_or_render, stored
from activities.printing.typesetting import version as engine_version
from modules.printing.booklets import Booklet, PageNumbers, Printable, booklet_of
from modules.printing.page_numbers import pages_of_links


# For what no revision published.
BEFORE = datetime(2026, 1, 1, tzinfo=UTC)


def kept_booklet(page: Printable, request: HttpRequest, *, answers: bool = False) -> Print:
    """Return the booklet of a page, or the sheet for its answers, in the reader's language.

    Which print answers a request is remembered until something is published, withdrawn, moved or restricted.
    """
    anybody = as_anybody(request)
    name = _name(page, anybody, answers=answers)
    etag = cache.get(name)
    found = stored(etag) if etag else None
    if found is not None:
        return found
    made = _made(booklet_of(page, anybody, answers=answers))
    cache.set(name, made.etag, REMEMBERED)
    return made


def as_anybody(request: HttpRequest) -> HttpRequest:
    """Return the request as if nobody had sent it: what a member may see is not for a paper that all share."""
    anybody = copy.copy(request)
    anybody.user = AnonymousUser()
    anybody.session = {}  # type: ignore[assignment]
    anybody.COOKIES = {}
    for known in [name for name in vars(anybody) if name.startswith("_refused")]:
        delattr(anybody, known)
    return anybody


def _made(booklet: Booklet) -> Print:
    """Return the print; one that names pages is set twice, first to see where its parts begin."""
    made = _print(booklet, {})
    if not booklet.has_contents:
        return made
    begins = pages_of_links(made.content)
    numbers = {part.number: page for part, page in zip(booklet.parts, begins, strict=False)}
    return _print(booklet, numbers)


def _print(booklet: Booklet, numbers: PageNumbers) -> Print:
    return get_or_render(
        document_of(booklet, numbers),
        title=booklet.page.title,
        language=reader_language(),
        timestamp=booklet.page.last_published_at or BEFORE,
    )


def document_of(booklet: Booklet, numbers: PageNumbers) -> PrintDocument:
    """Return the printable document of a booklet."""
    html = booklet.html(numbers)
    return document_from_html(
        html,
        resolve_image=booklet.pictures.resolve,
        base_url=booklet.request.build_absolute_uri("/"),
    )


def _name(page: Printable, request: HttpRequest, *, answers: bool) -> str:
    """Return a name for all that decides the print; what is published anywhere may be in it."""
    live = Page.objects.filter(live=True).aggregate(Max("last_published_at"), Count("pk"))
    parts = (
        LibraryVersion.current(),
        sorted(live.items()),
        page.pk,
        answers,
        reader_language(),
        request.build_absolute_uri("/"),
        engine_version(),
    )
    return "booklet:" + hashlib.sha256(repr(parts).encode()).hexdigest()
