"""What the front page shows: quick questions, what there is to learn, strands, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wagtail.models import Page

from activities.models import ActivityIndexPage
from activities.pages.labels import minutes_label
from activities.pages.languages import reader_language, source_language
from activities.pages.urls import reader_url
from activities.search import catalogue as catalogues
from activities.search.library import Library
from activities.search.listing import newest
from activities.search.state import LibraryState
from modules.models import LearningPathIndexPage, ModuleIndexPage
from modules.progress.going_on import go_on
from toolkit_site.home.learning import learning


if TYPE_CHECKING:
    from toolkit_site.home.models import HomePage

NEWEST = 6
TIMES = (15, 30, 45, 60, 90, 120, 180)


def front(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return the context of the front page for this reader."""
    catalogue, language = catalogues.current(request), reader_language()
    lists = list_urls(language, request)
    url = lists.get(ActivityIndexPage, "")
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
        "go_on": go_on(request),
        "learning": learning(request),
        "paths_url": lists.get(LearningPathIndexPage, ""),
        "modules_url": lists.get(ModuleIndexPage, ""),
        "strands": _strands(library),
        "topics": next(facet for facet in library.facets if facet.name == "topic").options,
        "newest": newest(catalogue, language, NEWEST, request),
    }


def library_url(language: str, request: HttpRequest) -> str:
    """Return the address of the library for a reader of this language; "" when the site has none (one query)."""
    return list_urls(language, request).get(ActivityIndexPage, "")


def list_urls(language: str, request: HttpRequest) -> dict[type[Page] | None, str]:
    """Return the addresses of the library, modules and paths for a reader of this language, by kind (one query)."""
    pages = Page.objects.live().type(ActivityIndexPage, ModuleIndexPage, LearningPathIndexPage)
    wanted = {source_language(): 1, language: 2}
    # The last one of a kind stays: the most wanted, and of those the first in the tree.
    ordered = sorted(
        pages.select_related("locale").order_by("-path"),
        key=lambda page: wanted.get(page.locale.language_code, 0),
    )
    return {page.specific_class: reader_url(page, request) for page in ordered}


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
