"""What the site search finds: public pages, in the reader's language and, where there is none, in the source language.

Not here: how words are compared (see `backends`) and the library's own search with facets (see `activities.search`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page, PageQuerySet

from activities.models import ActivityPage
from activities.pages.urls import reader_url
from modules.models import LearningPathPage, ModulePage, UnitPage
from modules.pages import catalogue
from modules.pages.catalogue import LearningCatalogue


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


# Nobody reads further; it also bounds what one request costs.
MOST = 200
# What a reader chooses among. Lists and other pages say it by their title.
KINDS: dict[Any, StrOrPromise] = {
    ActivityPage: _("Activity"),
    ModulePage: _("Module"),
    UnitPage: _("Unit"),
    LearningPathPage: _("Learning path"),
}


@dataclass(frozen=True)
class Result:
    """One found page, as the template shows it. `module` is the title of the module that a unit is in."""

    title: str
    kind: StrOrPromise
    module: str
    url: str
    excerpt: str
    language: str


def find_pages(query: str, language: str) -> list[Page]:
    """Return the best matches: in the reader's language first, then those that exist only in the source language."""
    if not query:
        return []
    # The engine filters by columns of the page alone, so the languages are looked up before.
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    reader, source = locales.get(language), locales.get(settings.LANGUAGE_CODE)
    public = Page.objects.live().public().filter(depth__gt=1)
    found = _matches(public, query, reader)
    if reader == source:
        return found
    others = _matches(public, query, source)
    translated = public.filter(
        locale=reader, alias_of=None, translation_key__in=[page.translation_key for page in others]
    )
    known = set(translated.values_list("translation_key", flat=True))
    return [*found, *(page for page in others if page.translation_key not in known)][:MOST]


def as_results(pages: list[Page], request: HttpRequest) -> list[Result]:
    """Return the pages with what a reader needs to choose among them."""
    activities = ActivityPage.objects.filter(pk__in=[page.pk for page in pages])
    tasters = dict(activities.values_list("pk", "taster"))
    held = catalogue.current(request)
    tasters |= {page.pk: held.by_pk[page.pk].taster for page in pages if page.pk in held.by_pk}
    return [
        Result(
            title=page.title,
            kind=KINDS.get(page.specific_class, ""),
            module=_module(page, held),
            url=reader_url(page, request),
            excerpt=tasters.get(page.pk) or page.search_description,
            language=page.locale.language_code,
        )
        for page in pages
    ]


def _module(page: Page, held: LearningCatalogue) -> str:
    """Return the title of the module above a unit, "" for what is no unit, and while the module is a draft."""
    above = held.by_path.get(page.path[: -page.steplen])
    return above.title if above is not None and above.live else ""


def _matches(public: PageQuerySet, query: str, locale: Locale | None) -> list[Page]:
    """Search in one language; the pages are given their locale, so that none of them asks for it again."""
    found = public.filter(locale=locale).search(query, operator="and")[:MOST]
    # Aliases repeat other pages, often in another language than they say; no engine filters by them.
    pages = [page for page in found if page.alias_of_id is None]
    for page in pages:
        page.locale = locale
    return pages
