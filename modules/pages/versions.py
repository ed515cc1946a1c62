"""Which version of a page a reader gets: in her language where there is one, else the original; never what is private.

Everything here takes a fixed number of queries, whatever the number of pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest

from wagtail.models import Page
from wagtail.query import PageQuerySet

from activities.pages.languages import reader_language, source_language
from modules.pages import catalogue
from modules.pages.held import HeldPage


PageType = TypeVar("PageType", bound=Page | HeldPage)


def refused_paths(request: HttpRequest) -> tuple[str, ...]:
    """Return the tree paths of the sections that this reader may not see (each restriction is asked once a request)."""
    known: tuple[str, ...] | None = getattr(request, "_refused_paths", None)
    if known is None:
        restrictions = catalogue.current(request).restrictions
        known = tuple(one.page.path for one in restrictions if not one.accept_request(request))
        request._refused_paths = known  # type: ignore[attr-defined]
    return known


def may_see(page: Page | HeldPage, request: HttpRequest) -> bool:
    """Tell whether a page is published and open to this reader."""
    return page.live and not page.path.startswith(refused_paths(request))


def visible(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Return those pages that are published and open to this reader."""
    refused = Q(pk__in=[])
    for path in refused_paths(request):
        refused |= Q(path__startswith=path)
    return pages.live().exclude(refused)


def both_languages(pages: PageQuerySet) -> PageQuerySet:
    """Return the versions in the reader's language and in the one that content is written in first."""
    languages = {reader_language(), source_language()}
    return pages.filter(locale__language_code__in=languages).select_related("locale")


def held_in_both(pages: Iterable[HeldPage]) -> list[HeldPage]:
    """Return those of the catalogue's pages that are in one of these two languages."""
    languages = {reader_language(), source_language()}
    return [page for page in pages if page.locale.language_code in languages]


def best_versions(
    pages: Iterable[PageType], request: HttpRequest, *, keep: Page | None = None
) -> dict[UUID, PageType]:
    """Return the version for this reader of each of these pages that she may see, by translation key.

    `keep` is a page that she is looking at anyway, perhaps as a preview.
    """
    best: dict[UUID, Any] = {}
    for page in pages:
        if page.alias_of_id or not may_see(page, request):
            continue
        if page.locale.language_code == reader_language() or page.translation_key not in best:
            best[page.translation_key] = page
    if keep is not None:
        best[keep.translation_key] = keep
    return best


def original_order(pages: Iterable[Page | HeldPage]) -> list[UUID]:
    """Return the translation keys in the order of the originals' tree; what has no original comes last."""
    places: dict[UUID, tuple[bool, str]] = {}
    for page in pages:
        place = (page.locale.language_code != source_language(), page.path)
        places[page.translation_key] = min(place, places.get(page.translation_key, place))
    return sorted(places, key=lambda key: places[key])
