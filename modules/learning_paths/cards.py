"""Paths as cards in their list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import HttpRequest

from wagtail.images import get_image_model
from wagtail.models import Locale

from activities.pages.languages import language_names, reader_language, source_language
from activities.pages.urls import reader_url
from modules.learning_paths.reading import steps_of_all
from modules.learning_paths.viewing import total_minutes


if TYPE_CHECKING:
    from modules.learning_paths.pages import LearningPathIndexPage, LearningPathPage


@dataclass(frozen=True)
class PathCard:
    """What one wants to know before one opens a path."""

    title: str
    taster: str
    url: str
    # Where it is not the reader's.
    lang: str
    cover: Any
    minutes: int
    steps: int
    languages: list[tuple[str, str]]


def path_cards(
    index: LearningPathIndexPage,
    model: type[LearningPathPage],
    request: HttpRequest | None = None,
) -> list[PathCard]:
    """Return a card for each public path of the list in any language, in the order of the page tree.

    A fixed number of queries, whatever the number of paths and steps.
    """
    versions = _versions(index, model)
    reader = reader_language()
    best = [_best(found, reader) for found in versions.values()]
    covers = Prefetch("cover", get_image_model().objects.prefetch_renditions("width-800"))
    rows = model.objects.select_related("locale").prefetch_related(covers).in_bulk(best)
    pages = [rows[pk] for pk in best if pk in rows]
    steps = steps_of_all(pages, reader, request)
    return [
        _card(page, len(shown), total_minutes(shown), versions[page.translation_key], request)
        for page, shown in zip(pages, steps, strict=True)
    ]


def _versions(
    index: LearningPathIndexPage, model: type[LearningPathPage]
) -> dict[UUID, dict[str, int]]:
    """Return the paths below this list in all its languages: by key, the page of each language."""
    below = Q(pk__in=[])
    for path in index.get_translations(inclusive=True).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    pages = model.objects.live().public().filter(below, alias_of__isnull=True).order_by("path")
    rows = pages.values_list("pk", "translation_key", "locale_id")
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    # Originals first: theirs is the order, whatever order the translations were made in.
    for pk, key, locale in sorted(rows, key=lambda row: codes[row[2]] != source_language()):
        found[key].setdefault(codes[locale], pk)
    return found


def _best(versions: dict[str, int], language: str) -> int:
    codes = (code for code in (language, source_language()) if code in versions)
    return versions[next(codes, next(iter(versions)))]


def _card(
    page: LearningPathPage,
    steps: int,
    minutes: int,
    versions: dict[str, int],
    request: HttpRequest | None,
) -> PathCard:
    code = page.locale.language_code
    return PathCard(
        title=page.title,
        taster=page.taster,
        url=reader_url(page, request),
        lang="" if code == reader_language() else code,
        cover=page.cover,
        minutes=minutes,
        steps=steps,
        languages=language_names(versions),
    )
