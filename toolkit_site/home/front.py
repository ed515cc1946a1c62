"""What the front page shows: quick questions, strands, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from activities.models import ActivityIndexPage
from activities.pages.labels import minutes_label
from activities.pages.languages import reader_language, source_language
from activities.pages.urls import reader_url
from activities.search import catalogue as catalogues
from activities.search.library import Library
from activities.search.listing import newest
from activities.search.state import LibraryState


if TYPE_CHECKING:
    from toolkit_site.home.models import HomePage

NEWEST = 6
TIMES = (15, 30, 45, 60, 90, 120, 180)


def front(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return the context of the front page for this reader."""
    catalogue, language = catalogues.current(request), reader_language()
    url = library_url(language, request)
    library = Library(LibraryState(), catalogue, language, url, request)
    return {
        "headline": page.headline or _("Find an activity, print it, run it."),
        "intro": page.introduction
        or _(
            "Activities on film language and on cooperating across a territory, for groups that share "
            "a room but not always a language. Free to use, to copy and to change."
        ),
        "library_url": url,
        "time_choices": [{"value": minutes, "label": minutes_label(minutes)} for minutes in TIMES],
        "total": library.total,
        "quick_filters": library.quick_filters,
        "strands": _strands(library),
        "topics": next(facet for facet in library.facets if facet.name == "topic").options,
        "newest": newest(catalogue, language, NEWEST, request),
    }


def library_url(language: str, request: HttpRequest) -> str:
    """Return the address of the library for a reader of this language; "" when the site has none (one query)."""
    libraries = list(ActivityIndexPage.objects.live().select_related("locale"))
    wanted = {source_language(): 1, language: 2}
    libraries.sort(key=lambda page: wanted.get(page.locale.language_code, 0), reverse=True)
    return reader_url(libraries[0], request) if libraries else ""


def _strands(library: Library) -> list[dict[str, Any]]:
    tree = library.catalogue.topics
    facet = next(facet for facet in library.facets if facet.name == "topic")
    top = sorted(
        (option for option in facet.options if option.depth == 0), key=lambda option: option.value
    )
    return [
        {
            "slug": option.value,
            "title": option.label,
            "description": tree.description(option.value, library.language),
            "count": option.count,
            "url": f"{library.url}?topic={option.value}",
        }
        for option in top
    ]
