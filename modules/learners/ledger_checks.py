"""System checks of the ledger of erasures: what a site should know before a backup is restored."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from modules.learners import conf


def erasures_outlive_backups(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Say when erased learners would come back with an old backup, and when visitors could read the ledger."""
    path = conf.erasure_ledger()
    if path is None:
        return [
            checks.Info(
                "No ledger of erasures is kept: a restored backup brings erased learners back.",
                hint="Set MODULES_ERASURE_LEDGER to the path of a file that stays when the database is restored.",
                id="modules.I001",
            )
        ]
    return list(_faults(path))


def _faults(path: Path) -> Iterator[checks.CheckMessage]:
    if not _can_be_written(path):
        yield checks.Warning(
            f"The ledger of erasures {str(path)!r} cannot be written.",
            hint="Let the user who runs the site write the file that MODULES_ERASURE_LEDGER names.",
            id="modules.W002",
        )
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in _served()):
        yield checks.Warning(
            f"The ledger of erasures {str(path)!r} is in a folder that visitors can read.",
            hint="Let MODULES_ERASURE_LEDGER name a file outside MEDIA_ROOT and STATIC_ROOT.",
            id="modules.W003",
        )


def _can_be_written(path: Path) -> bool:
    """Tell whether the file, or the folder in which it will be made, takes what this user writes."""
    if path.exists():
        return path.is_file() and os.access(path, os.W_OK)
    nearest = next(folder for folder in path.absolute().parents if folder.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK)


def _served() -> list[Path]:
    return [Path(folder) for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if folder]
