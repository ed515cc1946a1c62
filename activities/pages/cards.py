"""An activity as a card in a list: only facts from columns, one query for all rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from activities.pages import labels
from activities.pages.languages import language_names, reader_language
from activities.pages.urls import reader_url, sheet_url


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage

CARD_FIELDS = (
    "title",
    "slug",
    "url_path",
    "locale",
    "translation_key",
    "code",
    "taster",
    "run_min_min",
    "run_min_max",
    "prep_min",
    "group_min",
    "group_max",
    "age_min",
    "age_max",
    "settings",
    "energy",
    "complexity",
    "page_ptr",
)


@dataclass(frozen=True)
class ActivityCard:
    """What a trainer needs to know before she opens an activity."""

    code: str
    title: str
    taster: str
    url: str
    sheet_url: str
    language: str
    is_fallback: bool
    strand: str
    strand_label: str
    # Where it is not the reader's.
    strand_language: str
    time_label: str
    prep_label: str
    group_label: str
    age_label: str
    settings_label: str
    energy: int
    energy_label: str
    languages: list[tuple[str, str]]


@dataclass(frozen=True)
class CardExtras:
    """What a card shows and its own row does not hold."""

    strand: str
    strand_label: str
    languages: Iterable[str]
    strand_language: str = ""


def cards(
    pages: Iterable[ActivityPage],
    extras: Mapping[Any, CardExtras],
    request: HttpRequest | None = None,
) -> list[ActivityCard]:
    """Return a card per page; `extras` is keyed by translation key."""
    return [_card(page, extras[page.translation_key], request) for page in pages]


def _card(page: ActivityPage, extra: CardExtras, request: HttpRequest | None) -> ActivityCard:
    language = page.locale.language_code
    return ActivityCard(
        code=page.code,
        title=page.title,
        taster=page.taster,
        url=reader_url(page, request),
        sheet_url=sheet_url(page, request),
        language=language,
        is_fallback=language != reader_language(),
        strand=extra.strand,
        strand_label=extra.strand_label,
        strand_language=extra.strand_language,
        time_label=labels.time_label(page),
        prep_label=labels.preparation_label(page),
        group_label=labels.group_label(page),
        age_label=labels.age_label(page),
        settings_label=labels.settings_label(page),
        energy=page.energy,
        energy_label=str(page.get_energy_display()),
        languages=language_names(extra.languages),
    )
