"""Routing that never ends in a dead end: what a language lacks is served in the source language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import Http404, HttpRequest

from wagtail.models import Locale, Page
from wagtail.url_routing import RouteResult

from activities.pages.languages import reader_language, source_language


# Only ever mixed into pages, which a type checker should know; migrations name the mixin as a plain class.
if TYPE_CHECKING:
    from wagtail.models import Page as PageBase
else:
    PageBase = object

AnyPage = TypeVar("AnyPage", bound=Any)


class FallbackRouteMixin(PageBase):
    """Serves a child that the reader's language lacks in the source language instead: never a dead end."""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route below this page, or below the same page in the source language.

        Raises:
            Http404: when neither has the path.
        """
        try:
            found = super().route(request, list(path_components))
        except Http404:
            source = self._source()
            if source is None:
                raise
            found = source.route(request, path_components)
        return _for_reader(found, request)

    def _source(self) -> Page | None:
        source_locale = Locale.get_default()
        if self.locale_id == source_locale.pk:
            return None
        page = self.get_translation_or_none(source_locale)
        return page.specific if page is not None and page.live else None


def version_for_reader(
    page: AnyPage,
    translation: Callable[[str], AnyPage | None],
    may_see: Callable[[AnyPage], bool],
) -> AnyPage:
    """Return a page's published translation, and for a translation that this reader may not see its original.

    A translation may stand below parents that are still drafts, and be private while its original is public.
    """
    language = page.locale.language_code
    if language != reader_language():
        better = translation(reader_language())
    elif language != source_language() and not may_see(page):
        better = translation(source_language())
    else:
        return page
    return page if better is None or not may_see(better) else better


def _for_reader(found: RouteResult, request: HttpRequest) -> RouteResult:
    page, args, kwargs = found
    better = version_for_reader(
        page,
        lambda language: _translation(page, language),
        lambda version: may_see(request, version),
    )
    return found if better is page else RouteResult(better.specific, args, kwargs)


def _translation(page: Page, language_code: str) -> Page | None:
    translations = page.get_translations().live()
    return translations.filter(locale__language_code=language_code).first()


def may_see(request: HttpRequest, page: Page) -> bool:
    """Tell whether nothing keeps this reader from a page, or from one above it."""
    return all(one.accept_request(request) for one in page.get_view_restrictions())
