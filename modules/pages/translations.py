"""In which languages a page can be read, from the catalogue."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from wagtail.models import Page

from activities.pages.languages import language_names
from activities.pages.presenting import Available, alternates, reading_language
from modules.pages import catalogue
from modules.pages.held import HeldPage


def public_versions_of(key: UUID, request: HttpRequest | None = None) -> dict[str, HeldPage]:
    """Return the versions of a page that everybody may read, by language."""
    held = catalogue.current(request)
    found: dict[str, HeldPage] = {}
    for page in held.versions(key):
        if held.is_public(page):
            found.setdefault(page.locale.language_code, page)
    return found


def available_in(page: Page, request: HttpRequest) -> list[Available]:
    """Return the languages in which a module, unit or path can be read, in the site's order."""
    pages = public_versions_of(page.translation_key, request)
    return [
        Available(code, name, pages[code].get_url(request), code == page.locale.language_code)
        for code, name in language_names(pages)
    ]


def language_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return what templates say of the languages of a page and of its reader."""
    available = available_in(page, request)
    return {
        "available": available,
        "alternates": alternates(page, available, request),
        **reading_language(page.locale.language_code),
    }
