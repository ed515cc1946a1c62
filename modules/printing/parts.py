"""What booklets hold, in order: units, and in those of paths activities too. Only what anybody may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from activities.pages.languages import reader_language
from activities.pages.urls import reader_url
from modules.learning_paths.viewing import PathView, StepView
from modules.pages.module import ModulePage
from modules.pages.presenting import unit_outline
from modules.pages.unit import UnitPage
from modules.pages.units import units_of, versions_of
from modules.printing.units import Place


@dataclass(frozen=True)
class UnitPart:
    """A unit in a booklet."""

    place: Place
    unit: UnitPage

    @property
    def number(self) -> int:
        return self.place.number

    @property
    def title(self) -> str:
        return str(self.unit.title)

    @property
    def lang(self) -> str:
        return lang_of(self.unit.locale.language_code)


@dataclass(frozen=True)
class ActivityPart:
    """An activity on a path. Joined ones go on where the activity before them ends."""

    place: Place
    step: StepView
    is_joined: bool = False

    @property
    def number(self) -> int:
        return self.place.number

    @property
    def title(self) -> str:
        return self.step.title

    @property
    def lang(self) -> str:
        return self.step.lang

    @property
    def sheet_url(self) -> str:
        """Where its facilitator sheet is."""
        return f"{self.place.url.partition('?')[0]}sheet.pdf"


Part = UnitPart | ActivityPart


def lang_of(code: str) -> str:
    """Return what to say of words in this language: nothing where it is the reader's."""
    return "" if code == reader_language() else code


def part_of_unit(page: UnitPage, request: HttpRequest) -> UnitPart:
    """Return a unit that is a booklet of its own."""
    outline = unit_outline(page, request)
    url = request.build_absolute_uri(reader_url(page, request))
    return UnitPart(Place(url, of=outline.module_title, of_lang=outline.module_lang), page)


def parts_of_module(page: ModulePage, request: HttpRequest) -> list[Part]:
    """Return the units of a module."""
    units = units_of(versions_of(page), request)[page.translation_key]
    lang = lang_of(page.locale.language_code)
    urls = [request.build_absolute_uri(reader_url(unit, request)) for unit in units]
    return [
        UnitPart(Place(url, number, page.title, lang), unit)
        for number, (url, unit) in enumerate(zip(urls, units, strict=True), 1)
    ]


def parts_of_path(path: PathView, request: HttpRequest) -> list[Part]:
    """Return a part for each step of a path."""
    return list(_parts_of_path(path, _units_of(path.steps), request))


def _parts_of_path(
    path: PathView, units: dict[UUID, UnitPage], request: HttpRequest
) -> Iterator[Part]:
    after_activity = False
    for step in path.steps:
        url = request.build_absolute_uri(step.url)
        place = Place(url, step.number, path.title, path.lang, step)
        if step.is_activity:
            yield ActivityPart(place, step, is_joined=after_activity)
        elif step.key in units:
            yield UnitPart(place, units[step.key])
        after_activity = step.is_activity


def _units_of(steps: Sequence[StepView]) -> dict[UUID, UnitPage]:
    """Return the units among steps, each in the language in which its step is shown (one query)."""
    languages = {step.key: step.language for step in steps if not step.is_activity}
    units: Iterable[UnitPage] = (
        UnitPage.objects.live()
        .public()
        .filter(translation_key__in=languages, alias_of__isnull=True)
        .select_related("locale")
    )
    return {
        unit.translation_key: unit
        for unit in units
        if unit.locale.language_code == languages[unit.translation_key]
    }
