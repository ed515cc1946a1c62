"""What searching has in common on both databases: the pass that forgives a mistake, order, scores.

Not here: SQL. The compiler of a database says in `matching` which rows an expression finds, and in
`scored` how well.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import Any

from django.db import router
from django.db.models import F, FloatField, QuerySet, Value

from modelsearch.backends.base import BaseSearchResults, EmptySearchResults
from modelsearch.utils import get_descendants_content_types_pks

from toolkit_site.search.backends import vocabulary
from toolkit_site.search.backends.documents import CLASS_WEIGHTS, field_classes
from toolkit_site.search.backends.expressions import (
    Expression,
    Matcher,
    Word,
    terms_by_factor,
    with_corrections,
)
from toolkit_site.search.backends.parsing import QueryParser
from toolkit_site.search.models import IndexedWord


class WordQueryMixin:
    """Compiles a search for words. To be put before the stock query compiler of a database."""

    # Shorter words have to match whole.
    SHORTEST_BEGINNING = 2
    FORGIVES = True

    queryset: QuerySet[Any]
    query: Any
    fields: Any
    order_by_relevance: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        correct = partial(vocabulary.corrections, using=router.db_for_read(IndexedWord))
        self.correct: Callable[[str], tuple[Word, ...]] = correct
        self.matcher: Matcher = QueryParser(correct, self.SHORTEST_BEGINNING).parse(self.query)

    def matching(self, expression: Expression) -> QuerySet[Any]:
        """Return the rows of the queryset that the expression finds."""
        raise NotImplementedError

    def scored(self, expression: Expression, name: str) -> QuerySet[Any]:
        """Return the same with a score; the higher the better."""
        raise NotImplementedError

    @property
    def content_types(self) -> tuple[int, ...]:
        """The content types in the index whose objects are rows of the queryset."""
        return tuple(sorted(get_descendants_content_types_pks(self.queryset.model)))

    @property
    def letters(self) -> str:
        """The classes of weight to search in: all, or those of the fields asked for."""
        return (
            field_classes(self.queryset.model, self.fields)
            if self.fields
            else "".join(CLASS_WEIGHTS)
        )

    def matches(self) -> QuerySet[Any]:
        """Return the rows found, in no order and without scores: for counting."""
        expression = self.matcher.expression
        if self.matcher.negated:
            found = None if expression is None else self.matching(expression)
            return (
                self.queryset
                if found is None
                else self.queryset.exclude(pk__in=found.order_by().values("pk"))
            )
        return self.queryset.none() if expression is None else self.matching(expression)

    def search(
        self,
        config: Any,
        start: int | None,
        stop: int | None,
        score_field: str | None = None,
        **options: Any,
    ) -> QuerySet[Any]:
        """Return the rows found, in their order: the signature is the stock compilers'."""
        expression = self.matcher.expression
        name = score_field or "_score"
        is_scored = bool(score_field or self.order_by_relevance) and not self.matcher.negated
        if expression and is_scored:
            found = self.scored(expression, name)
            if self.order_by_relevance:
                found = found.order_by(F(name).desc(), "-pk")
        else:
            found = self.matches()
            if score_field:
                found = found.annotate(**{score_field: Value(0.0, output_field=FloatField())})
            if expression and self.order_by_relevance:
                found = found.order_by("-pk")
        if not self.order_by_relevance and not found.query.order_by:
            found = found.order_by("-pk")
        return found[start:stop]

    def forgive(self) -> bool:
        """Turn to what may have been meant, if nothing matches what was typed. Did it?"""
        expression = self.matcher.expression
        if not self.FORGIVES or expression is None or self.matcher.negated:
            return False
        terms = list(chain.from_iterable(terms_by_factor(expression).values()))
        if len(terms) > vocabulary.MAX_CORRECTED_WORDS or any(term.corrections for term in terms):
            return False
        corrected = with_corrections(expression, self.correct)
        if corrected == expression or self.matches().exists():
            return False
        self.matcher = Matcher(corrected)
        return True


class WordAutocompleteMixin(WordQueryMixin):
    """Compiles an auto-completion: all words are beginnings, and typing is not done, so no mistake."""

    SHORTEST_BEGINNING = 1
    FORGIVES = False


class NoResults(EmptySearchResults):
    """The results of an empty query: the stock ones say that facets are not implemented."""

    supports_facet = True

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        return OrderedDict()


class WordBackendMixin:
    """To be put before the stock back end of a database."""

    def _search(self, *args: Any, **kwargs: Any) -> BaseSearchResults:
        results = super()._search(*args, **kwargs)  # type: ignore[misc]
        return NoResults() if isinstance(results, EmptySearchResults) else results


class ForgivingResultsMixin:
    """Results with a second pass if the first finds nothing. Goes before the stock results class.

    The query compiler keeps which pass it is, and slices share the compiler: a count and a page of
    the same results always speak of the same pass.
    """

    query_compiler: Any
    backend: Any
    start: int
    stop: int | None
    get_queryset: Callable[[], QuerySet[Any]]
    _score_field: str | None

    def _do_search(self) -> list[Any]:
        found = list(self.get_queryset())
        return list(self.get_queryset()) if not found and self.query_compiler.forgive() else found

    def _do_count(self) -> int:
        found = self._count()
        return self._count() if not found and self.query_compiler.forgive() else found

    def _count(self) -> int:
        return self.query_compiler.matches()[self.start : self.stop].count()

    def facet(self, field_name: str) -> OrderedDict[Any, int]:
        found = super().facet(field_name)  # type: ignore[misc]
        return super().facet(field_name) if not found and self.query_compiler.forgive() else found  # type: ignore[misc]
