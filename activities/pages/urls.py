"""Addresses of activities as this reader sees them: under her language, whatever language the words are in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from activities.pages.languages import reader_language


def reader_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the page's path under the reader's language; "" for a page outside every site.

    A page that does not exist in her language is served under it all the same (see `FallbackRouteMixin`), so that
    following a link never changes the language of the menus. Sites without language prefixes keep their addresses.
    """
    url = page.get_url(request) or ""
    first, slash, rest = url.lstrip("/").partition("/")
    if _has_prefixes() and slash and first in get_content_languages():
        return f"/{reader_language()}/{rest}"
    return url


def _has_prefixes() -> bool:
    return bool(getattr(settings, "WAGTAIL_I18N_ENABLED", False))


def sheet_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the address of the facilitator sheet in the reader's language."""
    return f"{reader_url(page, request)}sheet.pdf"
