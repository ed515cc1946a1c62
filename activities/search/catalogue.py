"""The facts of all published activities as bit sets: one bit per activity, one set per facet value.

Facets are counted by intersecting integers, which stays in the microseconds at 10,000 activities. A
worker builds the catalogue
when `LibraryVersion` has changed, from columns alone, and shares it between threads; it is never changed after that.
Only live pages without view restrictions are in it, so that nothing private shows in lists or counts, and no aliases.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from wagtail.models import Locale
from wagtail.query import PageQuerySet

from activities.models import (
    ActivityCompetence,
    ActivityMaterial,
    ActivityPage,
    ActivityTopic,
    LibraryVersion,
)
from activities.search.facets import FACETS, FacetDefinition, Kind
from activities.search.trees import Tree, competence_tree, topic_tree


COLUMNS = (
    "pk",
    "translation_key",
    "first_published_at",
    "code",
    "activity_types",
    "project_phases",
    "energy",
    "complexity",
    "prep_min",
    "run_min_min",
    "run_min_max",
    "group_min",
    "group_max",
    "age_min",
    "age_max",
    "audiences",
    "settings",
    "space",
    "tech",
    "language_load",
    "consent_required",
    "access_needs",
)

CHUNK = 5000


@dataclass
class Entry:
    """One activity in all its languages: its facts, and the page of each language."""

    key: UUID
    facts: dict[str, Any]
    pages: dict[str, int] = field(default_factory=dict)

    def best_page(self, languages: Iterable[str]) -> int:
        """Return the page in the first of the languages that exists, else in any."""
        for language in languages:
            if language in self.pages:
                return self.pages[language]
        return next(iter(self.pages.values()))


class Catalogue:
    """All published activities, and the bit set of each facet value."""

    def __init__(
        self, entries: list[Entry], topics: Tree, competences: Tree, source_language: str
    ) -> None:
        self.entries = entries
        self.topics = topics
        self.competences = competences
        self.source_language = source_language
        self.everything = (1 << len(entries)) - 1
        self.orphan_languages = {
            language
            for entry in entries
            if source_language not in entry.pages
            for language in entry.pages
        }
        self.positions = {
            pk: place for place, entry in enumerate(entries) for pk in entry.pages.values()
        }
        self.places = {entry.key: place for place, entry in enumerate(entries)}
        # Rows of cards that pages show again and again.
        self.rows: dict[int, ActivityPage] = {}
        self._fitting: dict[tuple[str, int], int] = {}
        self.bits: dict[str, dict[str, int]] = {
            definition.name: _bits(entries, definition.values)
            for definition in FACETS
            if definition.kind is Kind.MANY
        }

    def where(self, accepts: Callable[[dict[str, Any]], bool]) -> int:
        """Return the bit set of the activities whose facts are accepted."""
        return _joined(place for place, entry in enumerate(self.entries) if accepts(entry.facts))

    def fitting(self, definition: FacetDefinition, number: int) -> int:
        """Return the bit set of the activities that a number fits; remembered, for quick filters
        ask again and again.
        """
        known = self._fitting.get((definition.name, number))
        if known is None:
            known = self.where(lambda facts: definition.accepts(facts, number))
            self._fitting[definition.name, number] = known
        return known

    def newest_first(self, places: Iterable[int]) -> list[int]:
        """Return the places by first publication; what no revision published (an import) is last."""
        return sorted(places, key=self._published, reverse=True)

    def _published(self, place: int) -> float:
        moment = self.entries[place].facts["first_published_at"]
        return moment.timestamp() if moment else 0

    def reading_order(self, language: str) -> tuple[str, str]:
        """Return the languages in which a reader is offered an activity."""
        return (language, self.source_language)


def _joined(places: Iterable[int]) -> int:
    # Setting bits one by one in an integer would copy it each time; bytes are changed in place.
    marked = list(places)
    if not marked:
        return 0
    buffer = bytearray(max(marked) // 8 + 1)
    for place in marked:
        buffer[place // 8] |= 1 << place % 8
    return int.from_bytes(buffer, "little")


def _bits(
    entries: list[Entry], values: Callable[[dict[str, Any]], Iterable[Any]]
) -> dict[str, int]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for value in values(entry.facts):
            places[str(value)].append(place)
    return {value: _joined(found) for value, found in places.items()}


def places(mask: int) -> Iterator[int]:
    """Yield the places of the set bits, lowest first."""
    for index, byte in enumerate(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        while byte:
            low = byte & -byte
            yield index * 8 + low.bit_length() - 1
            byte ^= low


_lock = threading.Lock()
_held: tuple[str, Catalogue] | None = None


def current(request: HttpRequest | None = None) -> Catalogue:
    """Return the catalogue of the library as it is now (one query a request when nothing has changed)."""
    global _held
    # The version is read first: what is built after it can only be newer, never older.
    version = LibraryVersion.seen_by(request)
    held = _held
    if held is not None and held[0] == version:
        return held[1]
    with _lock:
        if _held is None or _held[0] != version:
            _held = (version, build())
        return _held[1]


def build() -> Catalogue:
    """Read all published activities into a new catalogue (a fixed number of queries)."""
    topics, competences = topic_tree(), competence_tree()
    topics_of = _links(ActivityTopic, "topic__translation_key")
    competences_of = _links(ActivityCompetence, "competence__translation_key")
    with_materials = set(ActivityMaterial.objects.values_list("page_id", flat=True))
    source = Locale.get_default().language_code
    pages = _pages()
    entries = []
    for facts in _facts(pages, source):
        pk = facts.pop("pk")
        key = facts.pop("translation_key")
        if key not in pages:
            continue  # published since the pages were read: the next version has it
        facts["topics"] = topics.with_ancestors(topics_of[pk])
        facts["competences"] = competences.with_ancestors(competences_of[pk])
        facts["has_materials"] = pk in with_materials
        facts["languages"] = tuple(pages[key])
        entries.append(Entry(key, facts, pages[key]))
    entries.sort(key=lambda entry: entry.facts["code"])
    return Catalogue(entries, topics, competences, source)


def _public() -> PageQuerySet:
    # An alias shows another page's words: it is no activity of its own, nor a translation.
    return ActivityPage.objects.live().public().filter(alias_of__isnull=True)


def _pages() -> dict[UUID, dict[str, int]]:
    """Return the pages of each activity by language."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    for pk, key, locale in (
        _public().order_by("pk").values_list("pk", "translation_key", "locale_id")
    ):
        found[key][codes[locale]] = pk
    return found


def _facts(pages: dict[UUID, dict[str, int]], source: str) -> Iterator[dict[str, Any]]:
    """Yield the columns of each activity once: all its languages share them."""
    yield from _public().filter(locale__language_code=source).values(*COLUMNS)
    others = [
        next(iter(by_language.values()))
        for by_language in pages.values()
        if source not in by_language
    ]
    for start in range(0, len(others), CHUNK):
        yield from _public().filter(pk__in=others[start : start + CHUNK]).values(*COLUMNS)


def _links(
    model: type[ActivityTopic] | type[ActivityCompetence], column: str
) -> dict[int, list[UUID]]:
    found: dict[int, list[UUID]] = defaultdict(list)
    for page, key in model.objects.values_list("page_id", column):
        found[page].append(key)
    return found
