"""Booklets and answer sheets as HTML for the PDF engine: a unit, the units of a module, a path with its units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from wagtail import hooks
from wagtail.models import Page

from activities.pages.languages import language_name, reader_language
from activities.pages.urls import reader_url
from modules.learning_paths.pages import LearningPathPage
from modules.learning_paths.viewing import path_view
from modules.pages.contents import pictures, values
from modules.pages.module import ModulePage
from modules.pages.unit import UnitPage
from modules.printing.exercises import scene_of
from modules.printing.parts import (
    ActivityPart,
    Part,
    UnitPart,
    lang_of,
    part_of_unit,
    parts_of_module,
    parts_of_path,
)
from modules.printing.pictures import Pictures
from modules.printing.units import paper_unit


Printable = UnitPage | ModulePage | LearningPathPage
# The number of the page on which each part begins, by its number; empty before that is known.
PageNumbers = Mapping[int, int]


@dataclass
class Booklet:
    """A paper in the making. Without `answers` it is a booklet, with them the sheet to fill in beside it."""

    page: Any
    kind: str
    parts: Sequence[Part]
    request: HttpRequest
    answers: bool
    more: dict[str, Any] = field(default_factory=dict)
    pictures: Pictures = field(default_factory=Pictures)

    @property
    def has_contents(self) -> bool:
        """Tell whether it names pages, and has to be set once before it can."""
        return self.kind != "unit" and not self.answers and bool(self.parts)

    def html(self, numbers: PageNumbers) -> str:
        """Return the whole paper, with the numbers of the pages on which its parts begin."""
        code = self.page.locale.language_code
        units = [part.unit for part in self.parts if isinstance(part, UnitPart)]
        context = {
            "page": self.page,
            "url": self.request.build_absolute_uri(reader_url(self.page, self.request)),
            "lang": lang_of(code),
            "language_name": language_name(code),
            "reader_language_name": language_name(reader_language()),
            "entries": [(part, html, numbers.get(part.number)) for part, html in self._printed],
            "minutes": sum(unit.minutes for unit in units),
            **self.more,
        }
        return self._rendered("answers" if self.answers else self.kind, context)

    @cached_property
    def _printed(self) -> list[tuple[Part, str]]:
        """The parts as HTML, made once however often the paper is set."""
        units = [part.unit for part in self.parts if isinstance(part, UnitPart)]
        covers = [self.page.cover] if getattr(self.page, "cover", None) else []
        self.pictures.add([*covers, *(one for unit in units for one in pictures(unit))])
        clips = (clip for unit in units for clip in values(unit, "clip"))
        self.pictures.add_posters(clip["video"] for clip in clips if clip["video"])
        # Finished HTML of our own templates.
        return [(part, mark_safe(self._part(part))) for part in self.parts]  # noqa: S308

    def _part(self, part: Part) -> str:
        if isinstance(part, ActivityPart):
            template = "answers/activity" if self.answers else "activity_part"
            return self._rendered(template, {"part": part, "step": part.step, "lang": part.lang})
        return printed(part.unit, lambda page: self._unit(page, part))

    def _unit(self, page: UnitPage, part: UnitPart) -> str:
        unit = paper_unit(page, part.place, self.request)
        for scene in filter(None, map(scene_of, unit.exercises)):
            self.pictures.add_scene(*scene)
        context = {
            "unit": unit,
            "page": page,
            "place": part.place,
            "lang": unit.lang,
            "reader_language_name": language_name(reader_language()),
        }
        return self._rendered("answers/unit" if self.answers else "unit_part", context)

    def _rendered(self, template: str, context: dict[str, Any]) -> str:
        return render_to_string(f"modules/printing/{template}.html", context)


def printed(page: Page, render: Callable[[Any], str]) -> str:
    """Return a page as HTML for paper, marked as other apps mark it (see `activities.printing.sheet`)."""
    for wrap in hooks.get_hooks("on_print_page"):
        render = wrap(render)
    return render(page)


def booklet_of(page: Printable, request: HttpRequest, *, answers: bool) -> Booklet:
    """Return the booklet of a page, or its answer sheet, for a reader about whom nothing is known."""
    if isinstance(page, UnitPage):
        return Booklet(page, "unit", [part_of_unit(page, request)], request, answers)
    if isinstance(page, ModulePage):
        return Booklet(page, "module", parts_of_module(page, request), request, answers)
    path = path_view(page, reader_language(), request=request)
    more = {"path": path, "minutes": path.minutes}
    return Booklet(page, "path", parts_of_path(path, request), request, answers, more)
