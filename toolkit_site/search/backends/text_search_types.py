"""The two types of PostgreSQL's text search, tsvector and tsquery, in their own notation.

No parser and no dictionary of the database comes in between: words are cut and folded in `text`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.postgres.search import SearchQuery
from django.db.models import Value

from toolkit_site.search.backends.expressions import (
    AllOf,
    AnyOf,
    Boosted,
    Expression,
    Term,
    Without,
    Word,
    WordSequence,
)


# What a tsvector can hold: positions, positions of one word, bytes (with a margin for alignment).
LAST_POSITION = 16_383
MAX_POSITIONS = 255
MAX_BYTES = 900_000


class VerbatimQuery(SearchQuery):
    """A query that is a tsquery already."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, query: str) -> None:
        super().__init__(Value(query), search_type="raw")


def vector(classes: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return words with their positions and classes as a tsvector, as many as it can hold."""
    positions: defaultdict[str, list[str]] = defaultdict(list)
    position = size = 0
    for letter, words in classes:
        for word in words:
            position += 1
            places = positions.get(word, ())
            cost = 4 if places else len(word.encode()) + 8
            if len(places) < MAX_POSITIONS and size + cost <= MAX_BYTES:
                positions[word].append(f"{min(position, LAST_POSITION)}{letter}")
                size += cost
        position += 1  # so that no phrase runs from one class into the next
    return " ".join(f"'{word}':{','.join(places)}" for word, places in positions.items())


def query(expression: Expression, letters: str) -> str:
    """Return the expression as a tsquery, limited to the classes of the letters, if any."""
    match expression:
        case Term():
            return words_query(expression.alternatives, letters)
        case WordSequence(words):
            return _joined(" <-> ", (_word(Word(word, beginning=False), letters) for word in words))
        case AllOf(parts):
            return _joined(" & ", (query(part, letters) for part in parts))
        case AnyOf(parts):
            return _joined(" | ", (query(part, letters) for part in parts))
        case Boosted(part):
            return query(part, letters)
        case Without(kept, dropped):
            return f"({query(kept, letters)} & !{query(dropped, letters)})"


def words_query(words: Iterable[Word], letters: str) -> str:
    """Return a tsquery for any of the words."""
    return _joined(" | ", (_word(word, letters) for word in words))


def _word(word: Word, letters: str) -> str:
    """Words consist of letters and digits only, so that quotes are all the protection needed."""
    return f"'{word.text}':{'*' if word.beginning else ''}{letters}"


def _joined(operator: str, parts: Iterable[str]) -> str:
    return f"({operator.join(parts)})"
