"""The page of an address without a walk down the tree: one query, or two for what the catalogue does not hold."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from wagtail import views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from activities.pages.languages import reader_language, source_language
from activities.pages.routing import FallbackRouteMixin, may_see, version_for_reader
from modules.models import LearningPathPage, ModulePage, UnitPage
from modules.pages import catalogue, versions
from modules.pages.restrictions import restrictions_of


LEARNING: dict[str, Any] = {"module": ModulePage, "unit": UnitPage, "path": LearningPathPage}
# Pages that answer to their own address with themselves. Others are asked, by Wagtail's walk.
PLAIN = (Page.route, FallbackRouteMixin.route)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page as Wagtail does, which need not look for it where it is found here."""
    page = find_page(request, path)
    if page is not None and type(page).route in PLAIN:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
    response: HttpResponse = views.serve(request, path)
    return response


def find_page(request: HttpRequest, path: str) -> Page | None:
    """Return the page that this reader gets under an address, or None where only the walk can tell."""
    urls = _url_paths(request, path)
    return _learning_page(request, urls) or _other_page(request, urls)


def _url_paths(request: HttpRequest, path: str) -> list[str]:
    """Return where the page stands in the reader's language, and where in the one that content is written in first."""
    site = Site.find_for_request(request)
    roots = {
        root.language_code: root.root_path
        for root in Site.get_site_root_paths()
        if site is not None and root.site_id == site.pk
    }
    languages = (reader_language(), source_language())
    return [f"{roots[code]}{path}" for code in dict.fromkeys(languages) if code in roots]


def _learning_page(request: HttpRequest, urls: list[str]) -> Page | None:
    held = catalogue.current(request)
    at_urls = (held.by_url.get(url) for url in urls)
    found = next((page for page in at_urls if page is not None and page.live), None)
    # What an alias may show depends on its source.
    if found is None or found.kind not in LEARNING or found.alias_of_id:
        return None
    by_language = {
        page.locale.language_code: page
        for page in held.versions(found.translation_key)
        if page.live and not page.alias_of_id
    }
    best = version_for_reader(found, by_language.get, lambda page: versions.may_see(page, request))
    pages = LEARNING[best.kind].objects.live().select_related("locale")
    opened: Page | None = pages.filter(pk=best.pk, url_path=best.url_path).first()
    return opened


def _other_page(request: HttpRequest, urls: list[str]) -> Page | None:
    at_urls = Page.objects.filter(url_path__in=urls).values("translation_key")
    pages = list(
        Page.objects.live()
        .filter(
            translation_key__in=at_urls,
            locale__language_code__in={reader_language(), source_language()},
        )
        .select_related("locale")
    )
    by_url = {page.url_path: page for page in pages}
    found = next((by_url[url] for url in urls if url in by_url), None)
    if found is None or found.specific_class is None:
        return None
    by_language = {
        page.locale.language_code: page
        for page in pages
        if page.translation_key == found.translation_key
    }
    best = version_for_reader(found, by_language.get, lambda page: _is_open(page, request))
    opened: Page = best.specific_class.objects.select_related("locale").get(pk=best.pk)
    return opened


def _is_open(page: Page, request: HttpRequest) -> bool:
    found = restrictions_of(page)
    if found is None:
        return may_see(request, page)
    return all(one.accept_request(request) for one in found)
