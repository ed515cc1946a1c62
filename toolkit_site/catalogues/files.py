"""Where the catalogues lie, and how they become what Django reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

import polib


def translated_languages() -> list[str]:
    """Return the codes of every language but the source."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def catalogue_path(language: str) -> Path:
    """Return where the words of a language lie, whether there are any yet or not."""
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def compile_all() -> Iterator[Path]:
    """Compile each catalogue that is newer than its compiled form, and yield it. Doubtful entries are left out."""
    for language in translated_languages():
        source = catalogue_path(language)
        target = source.with_suffix(".mo")
        if source.exists() and not _is_fresh(target, source):
            polib.pofile(str(source)).save_as_mofile(str(target))
            yield source


def _is_fresh(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns
