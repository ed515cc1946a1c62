"""Turns a modelsearch query object, with whatever a visitor typed in it, into an expression."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText

from toolkit_site.search.backends.expressions import (
    EVERYTHING,
    NOTHING,
    Boosted,
    Expression,
    Matcher,
    Term,
    Word,
    WordSequence,
    all_of,
    any_of,
    conjunction,
    disjunction,
)
from toolkit_site.search.backends.text import MAX_QUERY_LENGTH, MAX_QUERY_WORDS, query_words, words


Corrector = Callable[[str], tuple[Word, ...]]


class QueryParser:
    """Parses one query, of which a thousand quoted parts are no more than 32 words together."""

    def __init__(self, correct: Corrector, shortest_beginning: int) -> None:
        self.correct = correct
        self.shortest_beginning = shortest_beginning
        self.words_left = MAX_QUERY_WORDS

    def parse(self, query: Any) -> Matcher:
        """Return what the query matches, which is nothing if there is no word in it."""
        return self._part(query) or NOTHING

    def _part(self, query: Any) -> Matcher | None:
        """Return the matcher of a part of the query, or None if there is no word in it."""
        match query:
            case PlainText() | Fuzzy():
                return self._text(query)
            case Phrase():
                return self._phrase(query)
            case MatchAll():
                return EVERYTHING
            case Boost():
                return _boosted(self._part(query.subquery), query.boost)
            case Not():
                part = self._part(query.subquery)
                return ~part if part else None
            case And() | Or():
                parts = [part for part in map(self._part, query.subqueries) if part]
                join = conjunction if isinstance(query, And) else disjunction
                return join(parts) if parts else None
            case _:
                raise NotImplementedError(f"{type(query).__name__} is not supported in searches.")

    def _take(self, found: list[str]) -> list[str]:
        taken = found[: self.words_left]
        self.words_left -= len(taken)
        return taken

    def _text(self, query: Any) -> Matcher | None:
        correct = self.correct if isinstance(query, Fuzzy) else None
        terms: list[Expression] = [
            Term(Word(word, len(word) >= self.shortest_beginning), correct(word) if correct else ())
            for word in self._take(query_words(query.query_string))
        ]
        if not terms:
            return None
        matcher = Matcher(any_of(terms) if query.operator == "or" else all_of(terms))
        return _boosted(matcher, getattr(query, "boost", 1))

    def _phrase(self, query: Any) -> Matcher | None:
        taken = self._take(words(query.query_string[:MAX_QUERY_LENGTH]))
        return Matcher(WordSequence(tuple(taken))) if taken else None


def _boosted(matcher: Matcher | None, factor: float) -> Matcher | None:
    if not matcher or not matcher.expression or factor == 1:
        return matcher
    return Matcher(Boosted(matcher.expression, float(factor)), matcher.negated)
