"""Addresses of activities as this reader sees them: under her language, whatever language the words are in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from wagtail.models import Page

from activities.pages.languages import reader_language, source_language


def reader_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the page's path under the reader's language; "" for a page outside every site.

    A page of the source language is served under each language that lacks it (see `FallbackRouteMixin`), so that
    following a link never changes the language of the menus. What has no original can only be read under its own
    language, and sites without language prefixes keep their addresses.
    """
    url = page.get_url(request) or ""
    first, slash, rest = url.lstrip("/").partition("/")
    if _has_prefixes() and slash and first == source_language():
        return f"/{reader_language()}/{rest}"
    return url


def _has_prefixes() -> bool:
    return bool(getattr(settings, "WAGTAIL_I18N_ENABLED", False))


def sheet_url(page: Page, request: HttpRequest | None = None) -> str:
    """Return the address of the facilitator sheet in the reader's language."""
    return f"{reader_url(page, request)}sheet.pdf"
