"""From places in the catalogue to cards: one query for the rows, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from activities.models import ActivityPage
from activities.pages.cards import CARD_FIELDS, ActivityCard, CardExtras, cards
from activities.search.catalogue import Catalogue, Entry


MOST_KEPT = 500


def cards_at(
    places: Iterable[int], catalogue: Catalogue, language: str, request: HttpRequest | None = None
) -> list[ActivityCard]:
    """Return the cards of the activities at these places, in this order, in the reader's language where it exists."""
    order = catalogue.reading_order(language)
    entries = [catalogue.entries[place] for place in places]
    wanted = [entry.best_page(order) for entry in entries]
    rows = _rows(wanted)
    extras = {entry.key: _extras(entry, catalogue, language) for entry in entries}
    # A page deleted since the catalogue was built is left out.
    return cards((rows[pk] for pk in wanted if pk in rows), extras, request)


def kept_card(
    place: int, catalogue: Catalogue, language: str, request: HttpRequest | None
) -> ActivityCard | None:
    """Return the card of one activity, whose row the catalogue keeps: for pages that show the same one every time."""
    entry = catalogue.entries[place]
    pk = entry.best_page(catalogue.reading_order(language))
    row = catalogue.rows.get(pk) or _rows([pk]).get(pk)
    if row is None:
        return None
    if len(catalogue.rows) >= MOST_KEPT:
        catalogue.rows.clear()
    catalogue.rows[pk] = row
    return cards([row], {entry.key: _extras(entry, catalogue, language)}, request)[0]


def _rows(wanted: Iterable[int]) -> dict[int, ActivityPage]:
    rows: dict[int, ActivityPage] = (
        ActivityPage.objects.select_related("locale")
        .only(*CARD_FIELDS, "locale__language_code")
        .in_bulk(wanted)
    )
    return rows


def newest(
    catalogue: Catalogue, language: str, number: int, request: HttpRequest | None = None
) -> list[ActivityCard]:
    """Return the cards of the activities published last."""
    order = catalogue.newest_first(range(len(catalogue.entries)))
    return cards_at(order[:number], catalogue, language, request)


def related(
    page: ActivityPage,
    catalogue: Catalogue,
    language: str,
    number: int,
    request: HttpRequest | None = None,
) -> list[ActivityCard]:
    """Return the activities that its authors put before or after this one, filled up with the most similar."""
    place = catalogue.places.get(page.translation_key)
    if place is None:
        return []
    keys = page.neighbours.values_list("activity__translation_key", flat=True)
    named = [catalogue.places[key] for key in keys if key in catalogue.places]
    chosen = dict.fromkeys([*named, *_similar(place, catalogue)])
    chosen.pop(place, None)
    return cards_at(list(chosen)[:number], catalogue, language, request)


def _similar(place: int, catalogue: Catalogue) -> list[int]:
    """Return the places of the activities that share something with this one, the closest first."""
    own = catalogue.entries[place].facts
    scores = [
        (_likeness(own, entry.facts), -other)
        for other, entry in enumerate(catalogue.entries)
        if other != place
    ]
    return [-other for likeness, other in sorted(scores, reverse=True) if likeness]


def _likeness(own: dict, other: dict) -> int:
    shared = {
        name: len(set(own[name]) & set(other[name]))
        for name in ("topics", "activity_types", "competences")
    }
    return 3 * shared["topics"] + 2 * shared["competences"] + shared["activity_types"]


def _extras(entry: Entry, catalogue: Catalogue, language: str) -> CardExtras:
    strand = catalogue.topics.top_of(entry.facts["topics"])
    label = catalogue.topics.title(strand, language) if strand else ""
    said_in = catalogue.topics.language_of_title(strand, language) if strand else language
    return CardExtras(strand, label, entry.pages, "" if said_in == language else said_in)
