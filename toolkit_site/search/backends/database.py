"""The back end for the default database. Name this module as BACKEND in WAGTAILSEARCH_BACKENDS."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection

from modelsearch.backends import database as stock
from modelsearch.backends.database.sqlite.utils import fts5_available


has_full_text_search = cache(fts5_available)


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - modelsearch looks for this name
    """Return the search back end for the default database: ours, or the stock one if we have none.

    The modules are imported late because they ask Django for models that only their kind of
    database has.
    """
    if connection.vendor == "postgresql":
        from toolkit_site.search.backends.postgres import PostgresWordSearchBackend

        return PostgresWordSearchBackend(params)
    if connection.vendor == "sqlite" and has_full_text_search():
        from toolkit_site.search.backends.sqlite import SQLiteWordSearchBackend

        return SQLiteWordSearchBackend(params)
    return stock.SearchBackend(params)
