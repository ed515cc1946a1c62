"""A unit as paper shows it: its blocks in order, the address of each, and its questions with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.http import HttpRequest

from activities.pages.cards import ActivityCard
from activities.pages.languages import language_name, reader_language
from modules.blocks.activity import activity_card
from modules.learning_paths.viewing import StepView
from modules.pages.unit import UnitPage
from modules.printing.exercises import Exercise
from modules.questions.keys import read_uuid
from modules.questions.rendering import show_questions
from modules.questions.showing import ShownQuestion


@dataclass(frozen=True)
class Place:
    """Where a unit stands in the booklet. `number` is 0 for a booklet of its own, `url` its absolute address."""

    url: str
    number: int = 0
    of: str = ""
    of_lang: str = ""
    step: StepView | None = None


@dataclass(frozen=True)
class PaperBlock:
    """A block of a unit; `url` leads back to it."""

    kind: str
    value: Any
    url: str
    exercises: list[Exercise]
    card: ActivityCard | None = None
    # Where the activity is on the site.
    card_url: str = ""

    @property
    def template(self) -> str:
        kind = "question" if self.exercises and self.kind != "self_check" else self.kind
        return f"modules/printing/blocks/{kind}.html"

    @property
    def is_known(self) -> bool:
        """Tell whether there is something to print: a broken question has no exercise."""
        return self.kind in PRINTED or bool(self.exercises)


PRINTED = frozenset({"text", "picture", "clip", "activity", "reflection"})


@dataclass(frozen=True)
class PaperUnit:
    """A unit in a booklet. `lang` is the language of its words where that is not the reader's."""

    page: UnitPage
    place: Place
    blocks: list[PaperBlock]

    @property
    def lang(self) -> str:
        code: str = self.page.locale.language_code
        return "" if code == reader_language() else code

    @property
    def language_name(self) -> str:
        return language_name(self.page.locale.language_code)

    @property
    def to_fill_in(self) -> list[PaperBlock]:
        """The blocks that belong on an answer sheet."""
        return [block for block in self.blocks if block.exercises or block.kind == "reflection"]

    @property
    def exercises(self) -> list[Exercise]:
        return [exercise for block in self.blocks for exercise in block.exercises]


def paper_unit(page: UnitPage, place: Place, request: HttpRequest) -> PaperUnit:
    """Return a unit for paper, without any learner: nobody's answers are asked for."""
    shown = show_questions(request, page, None, answers={})
    blocks = [block for block in _blocks(page, place.url, shown, request) if block.is_known]
    return PaperUnit(page, place, blocks)


def _blocks(
    page: UnitPage, url: str, shown: Mapping[str, ShownQuestion], request: HttpRequest
) -> Iterator[PaperBlock]:
    numbers = count(1)
    for block in page.body:
        inside = block.value["questions"] if block.block_type == "self_check" else [block]
        exercises = [
            Exercise(next(numbers), shown[name], page.pk)
            for name in (str(read_uuid(one.id)) for one in inside)
            if name in shown
        ]
        card = _card(block, request)
        yield PaperBlock(
            kind=block.block_type,
            value=block.value,
            url=f"{url}#b-{block.id}",
            exercises=exercises,
            card=card,
            card_url=request.build_absolute_uri(card.url) if card else "",
        )


def _card(block: Any, request: HttpRequest) -> ActivityCard | None:
    page = block.value.get("activity") if block.block_type == "activity" else None
    return activity_card(page.translation_key, request) if page else None
