"""Counters of pages and snippets in each language, summed up in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import F, Max, QuerySet, Sum

from wagtail_localize.models import TranslationSource

from toolkit_site.translation.progress.models import TranslationProgress


COUNTERS = ("words", "words_proposed", "words_translated", "words_approved", "words_stale")


@dataclass
class Cell:
    """Words of one page, or of many, in one language. States do not overlap."""

    words: int = 0
    words_proposed: int = 0
    words_translated: int = 0
    words_approved: int = 0
    words_stale: int = 0
    last_activity_at: datetime | None = None
    last_activity_by: str = ""
    # Only where the cell stands for one page or snippet.
    translation_id: int | None = None

    @property
    def words_untranslated(self) -> int:
        return self.words - sum(getattr(self, name) for name in COUNTERS[1:])

    @property
    def percent(self) -> int:
        """Words that are approved, in percent, rounded down: 100 means everything."""
        return self.words_approved * 100 // self.words if self.words else 100

    @property
    def percent_translated(self) -> int:
        """Words that have a translation of this original, approved or not, in percent, rounded down."""
        done = self.words_approved + self.words_translated
        return done * 100 // self.words if self.words else 100

    @property
    def percent_waiting(self) -> int:
        """Words that wait for approval, in percent, so that it adds up with the others."""
        return self.percent_translated - self.percent

    @property
    def percent_stale(self) -> int:
        """Words whose original has changed, in percent, rounded down."""
        return self.words_stale * 100 // self.words if self.words else 0

    @property
    def words_to_do(self) -> int:
        """Words that wait for a translator."""
        return self.words_untranslated + self.words_proposed + self.words_stale

    def add(self, other: Cell) -> None:
        """Add the words of another cell; the younger activity wins."""
        for name in COUNTERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        if other.last_activity_at and (
            self.last_activity_at is None or other.last_activity_at > self.last_activity_at
        ):
            self.last_activity_at = other.last_activity_at
            self.last_activity_by = other.last_activity_by


Row = dict[int, Cell]


def cells(sources: Iterable[int] | QuerySet[Any]) -> dict[int, Row]:
    """Return the cell of each of these sources (ids) in each language: one query."""
    rows = _progress(sources).values(
        *COUNTERS,
        "last_activity_at",
        "translation_id",
        source=F("translation__source_id"),
        locale=F("translation__target_locale_id"),
        last_activity_by_name=F("last_activity_by__username"),
    )
    found: dict[int, Row] = defaultdict(dict)
    names = {field.name for field in fields(Cell)} - {"last_activity_by"}
    for row in rows:
        values = {name: row[name] for name in names}
        found[row["source"]][row["locale"]] = Cell(
            **values, last_activity_by=row["last_activity_by_name"] or ""
        )
    return found


def totals(sources: QuerySet[TranslationSource]) -> Row:
    """Return the sums over these sources in each language: one query that counts in the database."""
    rows: Iterable[Any] = (
        _progress(sources.order_by().values("pk"))
        .values(locale=F("translation__target_locale_id"))
        .annotate(
            **{f"sum_{name}": Sum(name) for name in COUNTERS}, youngest=Max("last_activity_at")
        )
        .order_by()
    )
    return {
        row["locale"]: Cell(
            **{name: row[f"sum_{name}"] for name in COUNTERS}, last_activity_at=row["youngest"]
        )
        for row in rows
    }


def _progress(sources: Any) -> QuerySet[TranslationProgress]:
    return TranslationProgress.objects.filter(
        translation__enabled=True, translation__source_id__in=sources
    )
