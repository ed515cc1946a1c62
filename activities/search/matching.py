"""Which activities match a state: one bit set per facet, intersected; and the order of the result."""

from __future__ import annotations

from functools import cached_property

from wagtail.models import Locale

from activities.models import ActivityPage
from activities.search.catalogue import Catalogue, places
from activities.search.facets import FACETS, FacetDefinition, Kind
from activities.search.state import LibraryState


MAX_HITS = 2000


class Matches:
    """The bit sets of a state over a catalogue."""

    def __init__(self, catalogue: Catalogue, state: LibraryState, language: str) -> None:
        self.catalogue = catalogue
        self.state = state
        self.language = language
        self.masks = {
            definition.name: self._mask(definition)
            for definition in FACETS
            if definition.name in state.chosen
        }

    @cached_property
    def hits(self) -> list[int] | None:
        """Places of the activities that the text search found, best first; None without a query."""
        if not self.state.query:
            return None
        return text_hits(self.catalogue, self.state.query, self.language)

    @cached_property
    def text_mask(self) -> int:
        if self.hits is None:
            return self.catalogue.everything
        mask = 0
        for place in self.hits:
            mask |= 1 << place
        return mask

    @cached_property
    def result(self) -> int:
        return self.without()

    def without(self, *names: str) -> int:
        """Return the bit set of the result with some facets (or `q`, the text) left out."""
        mask = self.catalogue.everything if "q" in names else self.text_mask
        for facet, chosen in self.masks.items():
            if facet not in names:
                mask &= chosen
        return mask

    def count(self, definition: FacetDefinition, value: str) -> int:
        """Return how many activities there would be with this option chosen in its facet."""
        base = self.result if definition.match_all else self.without(definition.name)
        return (base & self.catalogue.bits[definition.name].get(value, 0)).bit_count()

    def _mask(self, definition: FacetDefinition) -> int:
        if definition.kind is Kind.NUMBER:
            return self.catalogue.fitting(definition, self.state.number(definition.name) or 0)
        sets = [
            self.catalogue.bits[definition.name].get(value, 0)
            for value in self.state.chosen[definition.name]
        ]
        mask = sets[0]
        for other in sets[1:]:
            mask = mask & other if definition.match_all else mask | other
        return mask

    def ordered(self) -> list[int]:
        """Return the places of the result in the order asked for."""
        found = list(places(self.result))
        entries = self.catalogue.entries
        if self.state.sort == "time":
            return sorted(found, key=lambda place: entries[place].facts["run_min_min"])
        if self.state.sort == "newest":
            return self.catalogue.newest_first(found)
        if self.hits is not None:
            wanted = set(found)
            return [place for place in self.hits if place in wanted]
        # What the reader can read comes first; the catalogue is in the order of codes.
        return sorted(found, key=lambda place: self.language not in entries[place].pages)


def text_hits(catalogue: Catalogue, query: str, language: str) -> list[int]:
    """Search the pages that this reader would be shown; return their places, best first."""
    order = catalogue.reading_order(language)
    languages = {*order, *catalogue.orphan_languages}
    locales = list(Locale.objects.filter(language_code__in=languages))
    pages = ActivityPage.objects.live().filter(locale__in=locales).only("pk")
    found: dict[int, None] = {}
    for page in pages.search(query)[:MAX_HITS]:
        place = catalogue.positions.get(page.pk)
        # A translation hides its original: the reader is shown the translation, so only its words count.
        if place is not None and catalogue.entries[place].best_page(order) == page.pk:
            found[place] = None
    return list(found)
