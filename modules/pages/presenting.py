"""What lists and pages of modules and units show beside their own fields. Nothing here knows a learner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest

from wagtail.images import get_image_model
from wagtail.models import Page

from activities.pages.languages import language_names, reader_language
from activities.pages.linked_data import as_script
from activities.pages.urls import reader_url
from modules.pages import catalogue
from modules.pages.competences import competence_groups, own_rows
from modules.pages.held import HeldPage
from modules.pages.linked_data import module_resource, unit_resource
from modules.pages.translations import language_context
from modules.pages.units import units_of, versions_of
from modules.pages.versions import best_versions, held_in_both, may_see, original_order


if TYPE_CHECKING:
    from modules.pages.module import ModulePage
    from modules.pages.unit import UnitPage

# The templates ask for the same; a drawing keeps its own form of it.
COVER = ("fill-640x360", "fill-640x360|preserve-svg")


@dataclass(frozen=True)
class UnitCard:
    """A unit in a list. `lang` is the language of its words where that is not the reader's."""

    key: UUID
    number: int
    title: str
    taster: str
    minutes: int
    url: str
    lang: str


@dataclass(frozen=True)
class ModuleCard:
    """A module in a list."""

    key: UUID
    title: str
    taster: str
    cover: Any
    minutes: int
    units: int
    languages: list[tuple[str, str]]
    url: str
    lang: str


@dataclass(frozen=True)
class Outline:
    """Where a unit stands. `position` is None for one that readers do not find in its module, such as a draft."""

    module_title: str
    module_url: str
    module_lang: str
    units: list[UnitCard]
    position: int | None

    @property
    def total(self) -> int:
        return len(self.units)

    @property
    def previous(self) -> UnitCard | None:
        return self.units[self.position - 2] if self.position and self.position > 1 else None

    @property
    def next(self) -> UnitCard | None:
        has_next = self.position and self.position < self.total
        return self.units[self.position] if self.position and has_next else None


def module_cards(request: HttpRequest) -> list[ModuleCard]:
    """Return a card per module that this reader may see, in the order of the originals' tree."""
    held = catalogue.current(request)
    versions = held_in_both(held.of_kind("module"))
    best = best_versions(versions, request)
    modules = [best[key] for key in original_order(versions) if key in best]
    units = units_of(versions, request, with_bodies=False)
    covers = _covers(modules)
    languages = {
        module.translation_key: {
            other.locale.language_code
            for other in held.versions(module.translation_key)
            if other.alias_of_id is None and may_see(other, request)
        }
        for module in modules
    }
    return [
        ModuleCard(
            key=module.translation_key,
            title=module.title,
            taster=module.taster,
            cover=covers.get(module.cover_id),
            minutes=sum(unit.minutes for unit in units[module.translation_key]),
            units=len(units[module.translation_key]),
            languages=language_names(languages[module.translation_key]),
            url=reader_url(module, request),
            lang=_lang(module),
        )
        for module in modules
    ]


def _covers(modules: Iterable[HeldPage]) -> dict[int | None, Any]:
    """Return the pictures of modules by number, ready to be shown (two queries)."""
    numbers = {module.cover_id for module in modules if module.cover_id}
    covers = get_image_model().objects.prefetch_renditions(*COVER)
    return {**covers.in_bulk(numbers)} if numbers else {}


def unit_cards(units: Iterable[UnitPage | HeldPage], request: HttpRequest) -> list[UnitCard]:
    """Return numbered cards of units."""
    return [
        UnitCard(
            key=unit.translation_key,
            number=number,
            title=unit.title,
            taster=unit.taster,
            minutes=unit.minutes,
            url=reader_url(unit, request),
            lang=_lang(unit),
        )
        for number, unit in enumerate(units, 1)
    ]


def module_context(page: ModulePage, request: HttpRequest) -> dict[str, Any]:
    """Return the template context of a module page for this reader."""
    units = units_of(versions_of(page, request), request, with_bodies=False)[page.translation_key]
    competences = competence_groups(own_rows(page, request), units, request)
    minutes = sum(unit.minutes for unit in units)
    return {
        "units": unit_cards(units, request),
        "minutes": minutes,
        "competences": competences,
        **language_context(page, request),
        "json_ld": as_script(module_resource(page, units, competences, request)),
    }


def unit_context(page: UnitPage, request: HttpRequest) -> dict[str, Any]:
    """Return the template context of a unit page for this reader; the learner's view is not in it."""
    competences = competence_groups(own_rows(page, request), [page], request)
    return {
        "competences": competences,
        **language_context(page, request),
        "json_ld": as_script(unit_resource(page, competences, request)),
    }


def unit_outline(page: UnitPage, request: HttpRequest) -> Outline:
    """Return where a unit stands in its module."""
    parent = _module_above(page, request)
    versions = versions_of(parent, request)
    module = best_versions(versions, request).get(parent.translation_key, parent)
    units = units_of(versions, request, keep=page, with_bodies=False)[parent.translation_key]
    keys = [unit.translation_key for unit in units]
    return Outline(
        module_title=module.title,
        module_url=reader_url(module, request),
        module_lang=_lang(module),
        units=unit_cards(units, request),
        position=keys.index(page.translation_key) + 1 if page.translation_key in keys else None,
    )


def _module_above(page: UnitPage, request: HttpRequest) -> ModulePage | HeldPage:
    from modules.pages.module import ModulePage

    above = page.path[: -page.steplen]
    held = catalogue.current(request).by_path.get(above)
    # The words of drafts change without a word to the catalogue.
    if held is not None and held.live:
        return held
    found: ModulePage = ModulePage.objects.select_related("locale").get(path=above)
    return found


def _lang(page: Page | HeldPage) -> str:
    code: str = page.locale.language_code
    return "" if code == reader_language() else code
