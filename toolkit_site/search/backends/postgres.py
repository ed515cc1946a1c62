"""Search on PostgreSQL: Wagtail's index entries hold the words and their classes in one vector.

It needs no extension, no text search configuration and no index but those that Wagtail makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import F, QuerySet

from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchAtomicRebuilder,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchRebuilder,
    PostgresSearchResults,
)

from toolkit_site.search.backends.documents import CLASS_WEIGHTS, Document
from toolkit_site.search.backends.expressions import Expression, Term, Word, terms_by_factor
from toolkit_site.search.backends.indexing import WordIndexMixin, WordRebuilderMixin
from toolkit_site.search.backends.searching import (
    ForgivingResultsMixin,
    WordAutocompleteMixin,
    WordBackendMixin,
    WordQueryMixin,
)
from toolkit_site.search.backends.text_search_types import VerbatimQuery, query, vector, words_query


# PostgreSQL wants the weights from class D to class A.
WEIGHTS = list(reversed(CLASS_WEIGHTS.values()))


class WordQueryCompiler(WordQueryMixin, PostgresSearchQueryCompiler):
    """Searches the vector that holds all words, limited to the classes of the fields asked for."""

    vector = "index_entries__body"

    @property
    def label(self) -> str:
        return self.letters if self.fields else ""

    def matching(self, expression: Expression) -> QuerySet[Any]:
        wanted = VerbatimQuery(query(expression, self.label))
        return self.queryset.alias(_words=F(self.vector)).filter(_words=wanted)

    def scored(self, expression: Expression, name: str) -> QuerySet[Any]:
        terms_and_factors = terms_by_factor(expression).items()
        first, *others = (factor * self._rank(terms) for factor, terms in terms_and_factors)
        return self.matching(expression).annotate(**{name: sum(others, start=first)})

    def _rank(self, terms: Iterable[Term]) -> Any:
        """Rank by each word for itself, wherever it stands; whole words count twice.

        Within one rank PostgreSQL cannot tell a word from a beginning with the same letters.
        """
        found = {word for term in terms for word in term.alternatives}
        whole = {Word(word.text, beginning=False) for word in found}
        return self._rank_of(found) + self._rank_of(whole)

    def _rank_of(self, words: set[Word]) -> Any:
        ordered = sorted(words, key=lambda word: (word.text, word.beginning))
        wanted = VerbatimQuery(words_query(ordered, self.label))
        return SearchRank(F("_words"), wanted, weights=WEIGHTS)


class WordAutocompleteQueryCompiler(
    WordAutocompleteMixin, WordQueryCompiler, PostgresAutocompleteQueryCompiler
):
    """Searches the vector of auto-completion, in which all words weigh the same."""

    vector = "index_entries__autocomplete"
    label = ""


class WordIndex(WordIndexMixin, PostgresIndex):
    """Keeps the words of all search fields in one column, so that its stock index always serves."""

    def store(self, content_type_id: int, documents: Sequence[Document]) -> None:
        empty = {"title": "", "title_text": "", "body_text": ""}
        entries = [
            IndexEntry(
                content_type_id=content_type_id,
                object_id=document.object_id,
                body=vector(document.classes.items()),
                autocomplete=vector([("D", document.autocomplete)]),
                **empty,
            )
            for document in documents
        ]
        self.upsert(entries, ("body", "autocomplete", *empty))


class WordRebuilder(WordRebuilderMixin, PostgresSearchRebuilder):
    pass


class AtomicWordRebuilder(WordRebuilderMixin, PostgresSearchAtomicRebuilder):
    pass


class WordSearchResults(ForgivingResultsMixin, PostgresSearchResults):
    pass


class PostgresWordSearchBackend(WordBackendMixin, PostgresSearchBackend):
    """The stock back end with word beginnings, folded accents, weights and a forgiven mistake."""

    query_compiler_class = WordQueryCompiler
    autocomplete_query_compiler_class = WordAutocompleteQueryCompiler
    index_class = WordIndex
    results_class = WordSearchResults
    rebuilder_class = WordRebuilder
    atomic_rebuilder_class = AtomicWordRebuilder


SearchBackend = PostgresWordSearchBackend
