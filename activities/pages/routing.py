"""Routing that never ends in a dead end: what a language lacks is served in the source language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

from wagtail.models import Locale, Page
from wagtail.url_routing import RouteResult

from activities.pages.languages import reader_language


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
        return _in_reader_language(found)

    def _source(self) -> Page | None:
        source_locale = Locale.get_default()
        if self.locale_id == source_locale.pk:
            return None
        page = self.get_translation_or_none(source_locale)
        return page.specific if page is not None and page.live else None


def _in_reader_language(found: RouteResult) -> RouteResult:
    """Exchange a page for its published translation: a translation may stand below parents that are still drafts."""
    page, args, kwargs = found
    language = reader_language()
    if page.locale.language_code == language:
        return found
    translations = page.get_translations().live().public()
    translation = translations.filter(locale__language_code=language).first()
    return RouteResult(translation.specific, args, kwargs) if translation else found
