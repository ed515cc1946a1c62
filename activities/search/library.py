"""The library as its page shows it: facets with counts, chips, quick filters, cards, and what to do
when nothing is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.models import Page

from activities.pages.cards import ActivityCard
from activities.pages.languages import reader_language
from activities.pages.urls import reader_url
from activities.search import catalogue as catalogues
from activities.search.catalogue import Catalogue
from activities.search.facets import FACETS, FacetDefinition, Kind
from activities.search.listing import cards_at
from activities.search.matching import Matches
from activities.search.options import choices, label_of
from activities.search.quick import QUICK_FILTERS
from activities.search.state import LibraryState


PER_PAGE = 24
MAX_DROPPED = 3


@dataclass(frozen=True)
class Option:
    """A value of a facet with its count; disabled when choosing it would leave nothing."""

    value: str
    label: str
    count: int
    selected: bool
    depth: int
    group: str
    lang: str

    @property
    def disabled(self) -> bool:
        return self.count == 0 and not self.selected


@dataclass(frozen=True)
class Facet:
    """A facet as the form shows it."""

    definition: FacetDefinition
    options: list[Option]
    value: str

    @property
    def name(self) -> str:
        return self.definition.name

    @property
    def label(self) -> str:
        return str(self.definition.label)

    @property
    def kind(self) -> str:
        return self.definition.kind.value

    @property
    def unit(self) -> str:
        return str(self.definition.unit)

    @property
    def most(self) -> int:
        return self.definition.most

    @property
    def active(self) -> bool:
        return bool(self.value) or any(option.selected for option in self.options)

    @property
    def is_open(self) -> bool:
        return self.definition.is_open or self.active


class Library:
    """A state of the library for one reader. Everything is computed when the template asks for it."""

    def __init__(
        self,
        state: LibraryState,
        catalogue: Catalogue,
        language: str,
        url: str,
        request: HttpRequest | None = None,
    ) -> None:
        self.state = state
        self.catalogue = catalogue
        self.language = language
        self.url = url
        self.request = request
        self.matches = Matches(catalogue, state, language)

    @classmethod
    def for_request(cls, request: HttpRequest, page: Page) -> Library:
        """Return the library that a request asks for."""
        state = LibraryState.read(request.GET)
        return cls(
            state,
            catalogues.current(request),
            reader_language(),
            reader_url(page, request),
            request,
        )

    @property
    def query(self) -> str:
        return self.state.query

    @property
    def problems(self) -> tuple[str, ...]:
        return self.state.problems

    @property
    def total(self) -> int:
        return self.matches.result.bit_count()

    @property
    def summary(self) -> str:
        return ngettext("%(count)s activity", "%(count)s activities", self.total) % {
            "count": self.total
        }

    @cached_property
    def facets(self) -> list[Facet]:
        return [self._facet(definition) for definition in FACETS]

    def _facet(self, definition: FacetDefinition) -> Facet:
        chosen = self.state.chosen.get(definition.name, ())
        if definition.kind is Kind.NUMBER:
            return Facet(definition, [], chosen[0] if chosen else "")
        options = [
            Option(
                choice.value,
                choice.label,
                self.matches.count(definition, choice.value),
                choice.value in chosen,
                choice.depth,
                choice.group,
                choice.lang,
            )
            for choice in choices(definition, self.catalogue, self.language)
        ]
        return Facet(definition, options, "")

    @property
    def chips(self) -> list[dict[str, str]]:
        """What is chosen, each with the address that removes it."""
        chips = []
        if self.query:
            label = _("“%(query)s”") % {"query": self.query}
            chips.append({"label": label, "remove_url": self._address(self.state.without("q"))})
        for definition in FACETS:
            for value in self.state.chosen.get(definition.name, ()):
                chips.append(self._chip(definition, value))
        return chips

    def _chip(self, definition: FacetDefinition, value: str) -> dict[str, str]:
        if definition.kind is Kind.NUMBER:
            label = f"{definition.label}: {value} {definition.unit}"
        else:
            label = label_of(definition, value, self.catalogue, self.language)
        return {
            "label": label,
            "remove_url": self._address(self.state.without(definition.name, value)),
        }

    @property
    def clear_url(self) -> str:
        return self.url

    @property
    def quick_filters(self) -> list[dict[str, Any]]:
        return [self._quick(filter_) for filter_ in QUICK_FILTERS]

    def _quick(self, filter_: Any) -> dict[str, Any]:
        active = self.state.has(filter_.values)
        if active:
            target = self.state
            for name, values in filter_.values.items():
                for value in values:
                    target = target.without(name, str(value))
        else:
            merged = {name: self._merged(name, values) for name, values in filter_.values.items()}
            target = self.state.with_values(merged)
        count = Matches(self.catalogue, target, self.language)
        count.__dict__["hits"] = self.matches.hits
        return {
            "label": str(filter_.label),
            "icon": filter_.icon,
            "active": active,
            "url": self._address(target),
            "count": count.result.bit_count(),
        }

    def _merged(self, name: str, values: tuple[Any, ...]) -> list[str]:
        """A quick filter adds to facets whose values are all meant, and replaces the others."""
        definition = next(item for item in FACETS if item.name == name)
        kept = self.state.chosen.get(name, ()) if definition.match_all else ()
        return list(dict.fromkeys([*kept, *map(str, values)]))

    @property
    def sorts(self) -> list[dict[str, Any]]:
        labels = {
            "relevance": _("Best match"),
            "time": _("Shortest first"),
            "newest": _("Newest first"),
        }
        return [
            {"value": value, "label": label, "selected": value == self.state.sort}
            for value, label in labels.items()
        ]

    @cached_property
    def page(self) -> PaginatorPage:
        return Paginator(self.matches.ordered(), PER_PAGE).get_page(self.state.page)

    @cached_property
    def cards(self) -> list[ActivityCard]:
        return cards_at(self.page.object_list, self.catalogue, self.language, self.request)

    @property
    def previous_url(self) -> str:
        return self._page_url(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self._page_url(self.page.next_page_number()) if self.page.has_next() else ""

    @cached_property
    def drop(self) -> dict[str, Any] | None:
        """When nothing is left: the fewest filters whose removal brings something back, and how much."""
        if self.total:
            return None
        names = [*(["q"] if self.query else []), *self.state.chosen]
        for number in range(1, min(len(names), MAX_DROPPED + 1)):
            # Of equals, what stands first in the form is kept: the words and the topic.
            drop = max(
                combinations(names, number),
                key=lambda some: (
                    self.matches.without(*some).bit_count(),
                    [names.index(name) for name in some],
                ),
            )
            count = self.matches.without(*drop).bit_count()
            if count:
                return self._dropping(drop, count)
        return None

    def _dropping(self, names: tuple[str, ...], count: int) -> dict[str, Any]:
        state = self.state
        for name in names:
            state = state.without(name)
        label = ", ".join(self._filter_label(name) for name in names)
        return {"label": label, "count": count, "url": self._address(state)}

    def _filter_label(self, name: str) -> str:
        if name == "q":
            return _("the words “%(query)s”") % {"query": self.query}
        definition = next(item for item in FACETS if item.name == name)
        values = [self._chip(definition, value)["label"] for value in self.state.chosen[name]]
        return (
            ", ".join(values)
            if definition.kind is Kind.NUMBER
            else f"{definition.label}: {', '.join(values)}"
        )

    def _page_url(self, number: int) -> str:
        return self.url + self.state.encoded(page=str(number))

    def _address(self, state: LibraryState) -> str:
        query = state.encoded()
        return self.url if query == "?" else self.url + query
