"""Routing that never ends in a dead end: what a language lacks is served in the source language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

from wagtail.models import Locale, Page
from wagtail.url_routing import RouteResult

from activities.pages.languages import reader_language, source_language


# Only ever mixed into pages, which a type checker should know; migrations name the mixin as a plain class.
if TYPE_CHECKING:
    from wagtail.models import Page as PageBase
else:
    PageBase = object


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


def _for_reader(found: RouteResult, request: HttpRequest) -> RouteResult:
    """Exchange a page for its published translation, and a translation that this reader may not see for its original.

    A translation may stand below parents that are still drafts, and be private while its original is public.
    """
    page, args, kwargs = found
    if page.locale.language_code != reader_language():
        better = _translation(page, language_code=reader_language())
    elif page.locale.language_code != source_language() and not _may_see(request, page):
        better = _translation(page, language_code=source_language())
    else:
        return found
    if better is None or not _may_see(request, better):
        return found
    return RouteResult(better.specific, args, kwargs)


def _translation(page: Page, language_code: str) -> Page | None:
    translations = page.get_translations().live()
    return translations.filter(locale__language_code=language_code).first()


def _may_see(request: HttpRequest, page: Page) -> bool:
    return all(one.accept_request(request) for one in page.get_view_restrictions())
