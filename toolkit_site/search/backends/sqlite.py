"""Search on SQLite: Wagtail's index entries say what is indexed, a table next to them its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import CharField, F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchAtomicRebuilder,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchRebuilder,
    SQLiteSearchResults,
)

from toolkit_site.search.backends.documents import CLASS_WEIGHTS, Document
from toolkit_site.search.backends.expressions import Expression, any_of, terms_by_factor
from toolkit_site.search.backends.full_text_table import (
    COLUMNS,
    ENTRIES,
    TABLE,
    TABLE_TRIGGER,
    FullTextSearch,
    Score,
    full_text_query,
)
from toolkit_site.search.backends.indexing import WordIndexMixin, WordRebuilderMixin
from toolkit_site.search.backends.searching import (
    ForgivingResultsMixin,
    WordAutocompleteMixin,
    WordBackendMixin,
    WordQueryMixin,
)


class WordQueryCompiler(WordQueryMixin, SQLiteSearchQueryCompiler):
    """Searches the four columns of weight, or those of the fields asked for."""

    weights: tuple[float, ...] = (*CLASS_WEIGHTS.values(), 0)

    @property
    def columns(self) -> str:
        return " ".join(self.letters.lower())

    @property
    def key(self) -> str:
        """The primary key in the entries; unlike its own table, they write a UUID with dashes."""
        is_uuid = self.queryset.model._meta.pk.get_internal_type() == "UUIDField"
        return "REPLACE(entry.object_id, '-', '')" if is_uuid else "entry.object_id"

    def full_text_search(self, expression: Expression) -> FullTextSearch:
        return FullTextSearch(
            f"{{{self.columns}}} : {full_text_query(expression)}", self.content_types
        )

    def matching(self, expression: Expression) -> QuerySet[Any]:
        search = self.full_text_search(expression)
        return self.queryset.filter(pk__in=RawSQL(search.sql(self.key), search.params))  # noqa: S611

    def scored(self, expression: Expression, name: str) -> QuerySet[Any]:
        searches = [
            (factor, any_of(terms)) for factor, terms in terms_by_factor(expression).items()
        ]
        if len(searches) == 1:
            searches = [(searches[0][0], expression)]  # finds less than any of its terms does
        parts = tuple((factor, self.full_text_search(part)) for factor, part in searches if part)
        score = Score(Cast(F("pk"), CharField()), self.key, parts, self.weights)
        return self.matching(expression).annotate(**{name: score})


class WordAutocompleteQueryCompiler(
    WordAutocompleteMixin, WordQueryCompiler, SQLiteAutocompleteQueryCompiler
):
    """Searches the column of auto-completion."""

    weights = (0, 0, 0, 0, 1)
    columns = "autocomplete"


class WordIndex(WordIndexMixin, SQLiteIndex):
    """Keeps the words in the full-text table.

    A trigger on the entries deletes the words of an entry that is deleted, in whatever way.
    """

    def store(self, content_type_id: int, documents: Sequence[Document]) -> None:
        empty = {"title": "", "body": "", "autocomplete": ""}
        self.upsert(
            [
                IndexEntry(content_type_id=content_type_id, object_id=document.object_id, **empty)
                for document in documents
            ],
            tuple(empty),
        )
        entries = self.entries.using(self.write_connection.alias).filter(
            content_type_id=content_type_id,
            object_id__in=[document.object_id for document in documents],
        )
        row_ids = dict(entries.values_list("object_id", "pk"))
        placeholders = ", ".join("%s" for _ in COLUMNS)
        with self.write_connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, {placeholders})",  # noqa: S608
                [(row_ids[document.object_id], *_texts(document)) for document in documents],
            )


def _texts(document: Document) -> list[str]:
    return [" ".join(words) for words in (*document.classes.values(), document.autocomplete)]


class FullTextRebuilderMixin(WordRebuilderMixin):
    """Brings the full-text table back in step with the entries.

    On SQLite a migration of Wagtail's table may copy it, and the trigger is gone.
    """

    def start(self) -> Any:
        index = super().start()
        with index.write_connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {TABLE_TRIGGER} AFTER DELETE ON {ENTRIES} "  # noqa: S608
                f"BEGIN DELETE FROM {TABLE} WHERE rowid = OLD.id; END"
            )
            cursor.execute(f"DELETE FROM {TABLE} WHERE rowid NOT IN (SELECT id FROM {ENTRIES})")  # noqa: S608
        return index


class WordRebuilder(FullTextRebuilderMixin, SQLiteSearchRebuilder):
    pass


class AtomicWordRebuilder(FullTextRebuilderMixin, SQLiteSearchAtomicRebuilder):
    pass


class WordSearchResults(ForgivingResultsMixin, SQLiteSearchResults):
    pass


class SQLiteWordSearchBackend(WordBackendMixin, SQLiteSearchBackend):
    """The stock back end with word beginnings, folded accents, weights and a forgiven mistake."""

    query_compiler_class = WordQueryCompiler
    autocomplete_query_compiler_class = WordAutocompleteQueryCompiler
    index_class = WordIndex
    results_class = WordSearchResults
    rebuilder_class = WordRebuilder
    atomic_rebuilder_class = AtomicWordRebuilder


SearchBackend = SQLiteWordSearchBackend
