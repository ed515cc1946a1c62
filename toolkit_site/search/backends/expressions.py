"""What a search query asks for, whatever the database: words, phrases, and, or, without.

Not here: how an expression is written for a database (see `sqlite` and `postgres`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Word:
    """A word, or the beginning of one."""

    text: str
    beginning: bool


@dataclass(frozen=True)
class Term:
    """A word of the query with the words that may stand for it when nothing else is found."""

    word: Word
    corrections: tuple[Word, ...] = ()

    @property
    def alternatives(self) -> tuple[Word, ...]:
        return (self.word, *self.corrections)


@dataclass(frozen=True)
class WordSequence:
    """Words that follow one another."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class AllOf:
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Without:
    kept: Expression
    dropped: Expression


@dataclass(frozen=True)
class Boosted:
    """A part that counts for more, or for less, when results are put in order."""

    part: Expression
    factor: float


Expression = Boosted | Term | WordSequence | AllOf | AnyOf | Without


@dataclass(frozen=True)
class Matcher:
    """What matches an expression or, if negated, all else. No expression matches nothing."""

    expression: Expression | None
    negated: bool = False

    def __invert__(self) -> Matcher:
        return replace(self, negated=not self.negated)


NOTHING = Matcher(None)
EVERYTHING = ~NOTHING


def all_of(parts: Iterable[Expression]) -> Expression:
    """Return one expression for several that must all match."""
    parts = tuple(parts)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def any_of(parts: Iterable[Expression]) -> Expression | None:
    """Return one expression for several of which one must match; none for none."""
    parts = tuple(parts)
    return (parts[0] if len(parts) == 1 else AnyOf(parts)) if parts else None


def conjunction(matchers: Iterable[Matcher]) -> Matcher:
    """Return what all matchers have in common.

    Full-text engines know no "not" that stands alone, only "without".
    """
    matchers = list(matchers)
    if NOTHING in matchers:
        return NOTHING
    dropped = any_of(m.expression for m in matchers if m.negated and m.expression)
    wanted = [m.expression for m in matchers if not m.negated and m.expression]
    if not wanted:
        return Matcher(dropped, negated=True)
    kept = all_of(wanted)
    return Matcher(Without(kept, dropped) if dropped else kept)


def disjunction(matchers: Iterable[Matcher]) -> Matcher:
    """Return what at least one matcher finds, by De Morgan's law."""
    return ~conjunction(~matcher for matcher in matchers)


def terms_by_factor(expression: Expression) -> dict[float, list[Term]]:
    """Return the terms that must not be missing, by how much they count for relevance."""
    terms: defaultdict[float, list[Term]] = defaultdict(list)
    for factor, term in _positive_terms(expression, 1.0):
        terms[factor].append(term)
    return dict(terms)


def _positive_terms(expression: Expression, factor: float) -> Iterator[tuple[float, Term]]:
    match expression:
        case Term():
            yield factor, expression
        case WordSequence(words):
            yield from ((factor, Term(Word(word, beginning=False))) for word in words)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _positive_terms(part, factor)
        case Without(kept):
            yield from _positive_terms(kept, factor)
        case Boosted(part, own_factor):
            yield from _positive_terms(part, factor * own_factor)


def with_corrections(
    expression: Expression, correct: Callable[[str], tuple[Word, ...]]
) -> Expression:
    """Return the expression with corrections of its terms. Phrases are meant as typed."""
    match expression:
        case Term(word):
            return Term(word, correct(word.text))
        case AllOf(parts):
            return AllOf(tuple(with_corrections(part, correct) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_corrections(part, correct) for part in parts))
        case Without(kept, dropped):
            return Without(with_corrections(kept, correct), dropped)
        case Boosted(part, factor):
            return Boosted(with_corrections(part, correct), factor)
        case _:
            return expression
