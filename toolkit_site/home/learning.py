"""Paths and modules on the front page: what everybody may read, in the reader's language where it exists.

The same for every reader of a language, so that a cache in between may keep the page. What one learner alone sees is
in `modules.progress.going_on`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from wagtail.images import get_image_model

from activities.pages.languages import language_name, reader_language
from activities.pages.urls import reader_url
from modules.learning_paths.reading import steps_of_all
from modules.learning_paths.viewing import total_minutes
from modules.pages import catalogue
from modules.pages.catalogue import LearningCatalogue
from modules.pages.held import HeldPage
from modules.pages.versions import held_in_both, original_order


# Of each kind. The lists have all of them.
MOST = 4
# The template asks for the same; a drawing keeps its own form of it.
COVER = ("fill-320x180", "fill-320x180|preserve-svg")


@dataclass(frozen=True)
class LearningCard:
    """A path or module on the front page. `lang` is the language of its words where that is not the reader's."""

    title: str
    taster: str
    url: str
    lang: str
    cover: Any
    minutes: int

    @property
    def language_name(self) -> str:
        return language_name(self.lang)


@dataclass(frozen=True)
class Learning:
    """What the front page shows for learners; both lists are empty on a site without modules."""

    paths: list[LearningCard]
    modules: list[LearningCard]


def learning(request: HttpRequest) -> Learning:
    """Return the first paths and modules for a reader of this language (two queries, none without pictures)."""
    held = catalogue.current(request)
    paths = _first(held.of_kind("path"), held)
    modules = _first(held.of_kind("module"), held)
    covers = _covers([*paths, *modules])
    steps = steps_of_all(paths, reader_language(), request)
    return Learning(
        paths=[
            _card(path, total_minutes(shown), covers, request)
            for path, shown in zip(paths, steps, strict=True)
        ],
        modules=[_card(module, _minutes(module, held), covers, request) for module in modules],
    )


def _first(pages: Sequence[HeldPage], held: LearningCatalogue) -> list[HeldPage]:
    """Return the first of these pages: those in the reader's own language, then the others."""
    return sorted(_public(pages, held), key=lambda page: bool(_lang(page)))[:MOST]


def _public(pages: Iterable[HeldPage], held: LearningCatalogue) -> Iterator[HeldPage]:
    """Yield the version for a reader of this language of each page that everybody may read, in the originals' order."""
    versions = held_in_both(pages)
    best: dict[Any, HeldPage] = {}
    for page in versions:
        if held.is_public(page) and (not _lang(page) or page.translation_key not in best):
            best[page.translation_key] = page
    yield from (best[key] for key in original_order(versions) if key in best)


def _minutes(module: HeldPage, held: LearningCatalogue) -> int:
    below = [
        page
        for version in held.versions(module.translation_key)
        for page in held.below.get(version.path, ())
        if page.unit
    ]
    return sum(unit.minutes for unit in _public(below, held))


def _covers(pages: Iterable[HeldPage]) -> dict[int | None, Any]:
    numbers = {page.cover_id for page in pages if page.cover_id}
    pictures = get_image_model().objects.prefetch_renditions(*COVER)
    return {**pictures.in_bulk(numbers)} if numbers else {}


def _card(
    page: HeldPage, minutes: int, covers: dict[int | None, Any], request: HttpRequest
) -> LearningCard:
    return LearningCard(
        title=page.title,
        taster=page.taster,
        url=reader_url(page, request),
        lang=_lang(page),
        cover=covers.get(page.cover_id),
        minutes=minutes,
    )


def _lang(page: HeldPage) -> str:
    code = page.locale.language_code
    return "" if code == reader_language() else code
