"""The matrix as a spreadsheet: one line for each page and language, and no cell that a spreadsheet would execute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale

from toolkit_site.translation.matrix.counting import Cell, Row


HEADINGS = {
    "title": _("Title"),
    "section": _("Section"),
    "language": _("Language"),
    "words": _("Words"),
    "untranslated": _("Words untranslated"),
    "proposed": _("Words proposed"),
    "translated": _("Words translated, not approved"),
    "approved": _("Words approved"),
    "stale": _("Words of which the original has changed"),
    "percent": _("Percent approved"),
    "last_activity_at": _("Last change"),
    "last_activity_by": _("By"),
}

# Spreadsheets take a cell that begins so for a formula, the full-width forms included.
FORMULA_STARTS = tuple("=+-@|%\t\r\n＝＋－＠")


@dataclass(frozen=True)
class Line:
    """One line of the spreadsheet."""

    title: str
    section: str
    language: str
    words: int
    untranslated: int
    proposed: int
    translated: int
    approved: int
    stale: int
    percent: int
    last_activity_at: datetime | None
    last_activity_by: str


def lines(rows: Iterable[tuple[str, str, Row]], locales: Iterable[Locale]) -> Iterator[Line]:
    """Spread rows (title, section, cells) out into lines, one for each language that a row has."""
    locales = list(locales)
    for title, section, row in rows:
        for locale in locales:
            if locale.pk in row:
                yield _line(title, section, locale, row[locale.pk])


def _line(title: str, section: str, locale: Locale, cell: Cell) -> Line:
    return Line(
        title,
        section,
        locale.language_code,
        cell.words,
        cell.words_untranslated,
        cell.words_proposed,
        cell.words_translated,
        cell.words_approved,
        cell.words_stale,
        cell.percent,
        cell.last_activity_at,
        cell.last_activity_by,
    )


def as_text(value: str) -> str:
    """Return a text as a CSV cell that no spreadsheet takes for a formula."""
    text = force_str(value)
    return f"'{text}" if text.lstrip(" \xa0").startswith(FORMULA_STARTS) else text
