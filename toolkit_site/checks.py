"""System checks of the site: what it refuses to run with, each under an id of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from toolkit_site.settings.database import SQLITE_OPTIONS


def sqlite_keeps_every_write(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a SQLite file whose settings let simultaneous saves fail with "database is locked"."""
    return [
        Error(
            f"The SQLite database {alias!r} would lose writes when several people save at once: {lack}.",
            hint="Build DATABASES with toolkit_site.settings.database.databases().",
            id="toolkit_site.E001",
        )
        for alias, database in settings.DATABASES.items()
        if database["ENGINE"].endswith("sqlite3") and not _is_in_memory(database["NAME"])
        for lack in _lacks(database.get("OPTIONS", {}))
    ]


def _is_in_memory(name: object) -> bool:
    return ":memory:" in str(name) or "mode=memory" in str(name)


def _lacks(options: dict[str, Any]) -> list[str]:
    pragmas = re.sub(r"\s", "", str(options.get("init_command", ""))).lower()
    wanted = {
        'OPTIONS["transaction_mode"] must be "IMMEDIATE"': (
            str(options.get("transaction_mode")).upper() == SQLITE_OPTIONS["transaction_mode"]
        ),
        f'OPTIONS["timeout"] must be at least {SQLITE_OPTIONS["timeout"]} seconds': (
            options.get("timeout", 0) >= SQLITE_OPTIONS["timeout"]
        ),
        'OPTIONS["init_command"] must set journal_mode=WAL': "journal_mode=wal" in pragmas,
        'OPTIONS["init_command"] must set synchronous=NORMAL': "synchronous=normal" in pragmas,
    }
    return [lack for lack, is_met in wanted.items() if not is_met]
