"""The full-text table of SQLite and how it is asked.

The table is made by the first migration; its row ids are those of Wagtail's index entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import FloatField, Func
from django.db.models.sql.compiler import SQLCompiler

from modelsearch.conf import get_app_config

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


TABLE = "toolkit_search_fts"
TABLE_TRIGGER = "toolkit_search_entry_deleted"
ENTRIES = get_app_config().get_model("IndexEntry", require_ready=False)._meta.db_table
COLUMNS = ("a", "b", "c", "d", "autocomplete")


def full_text_query(expression: Expression) -> str:
    """Return the expression in the language of FTS5, with all words quoted: none is an operator."""
    match expression:
        case Term():
            return _joined(" OR ", map(_word, expression.alternatives))
        case WordSequence(words):
            return f'"{" ".join(words)}"'
        case AllOf(parts):
            return _joined(" AND ", map(full_text_query, parts))
        case AnyOf(parts):
            return _joined(" OR ", map(full_text_query, parts))
        case Boosted(part):
            return full_text_query(part)
        case Without(kept, dropped):
            return f"({full_text_query(kept)} NOT {full_text_query(dropped)})"


def _word(word: Word) -> str:
    """A beginning is looked for as a word as well: whole words are rarer and so score higher."""
    return f'"{word.text}" OR "{word.text}" *' if word.beginning else f'"{word.text}"'


def _joined(operator: str, parts: Iterable[str]) -> str:
    return f"({operator.join(parts)})"


@dataclass(frozen=True)
class FullTextSearch:
    """One search of the full-text table for objects of some content types."""

    query: str
    content_types: tuple[int, ...]

    def sql(self, *selected: str) -> str:
        types = ", ".join("%s" for _ in self.content_types)
        return (
            f"SELECT {', '.join(selected)} "  # noqa: S608
            f"FROM {TABLE} CROSS JOIN {ENTRIES} entry ON entry.id = {TABLE}.rowid "
            f"WHERE {TABLE} MATCH %s AND entry.content_type_id IN ({types})"
        )

    @property
    def params(self) -> tuple[Any, ...]:
        return (self.query, *self.content_types)


class Score(Func):
    """How well a row matches, summed up over searches that count by different factors.

    Each search runs once a statement, not once a row: that is what MATERIALIZED says.
    """

    output_field = FloatField()

    def __init__(
        self,
        pk: Any,
        key: str,
        searches: Sequence[tuple[float, FullTextSearch]],
        weights: Sequence[float],
    ) -> None:
        super().__init__(pk)
        self.key = key
        self.searches = searches
        self.weights = weights

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        pk, params = compiler.compile(self.source_expressions[0])
        found = " UNION ALL ".join(
            search.sql(self.key, f"{-factor} * ({self._score})") for factor, search in self.searches
        )
        sql = (
            f"(WITH found(object_id, score) AS MATERIALIZED ({found}) "  # noqa: S608
            f"SELECT TOTAL(found.score) FROM found WHERE found.object_id = {pk})"
        )
        return sql, (*chain.from_iterable(search.params for _, search in self.searches), *params)

    @property
    def _score(self) -> str:
        """One bm25 for each class of weight, of which FTS5 computes the costly part only once.

        A single one levels off: words heaped up in a text would outweigh a title.
        """
        return " + ".join(
            f"{weight} * bm25({TABLE}, {_only(column)})"
            for column, weight in enumerate(self.weights)
            if weight
        )


def _only(column: int) -> str:
    return ", ".join(str(int(other == column)) for other in range(len(COLUMNS)))
