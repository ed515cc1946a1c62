"""Addresses of activities as this reader sees them: under her language, whatever language the words are in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from wagtail.models import Page


def reader_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the page's path under the reader's language; "" for a page outside every site.

    A page that does not exist in her language is served under it all the same (see `FallbackRouteMixin`), so that
    following a link never changes the language of the menus. Sites without language prefixes keep their addresses.
    """
    url = page.get_url(request) or ""
    first, slash, rest = url.lstrip("/").partition("/")
    if url.startswith("/") and slash and first in dict(settings.LANGUAGES):
        return f"/{get_language() or first}/{rest}"
    return url


def sheet_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the address of the facilitator sheet in the reader's language."""
    return f"{reader_url(page, request)}sheet.pdf"
