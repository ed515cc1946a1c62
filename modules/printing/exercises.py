"""Questions as paper asks them. They are made of what the screen shows before an answer: nothing more can slip in."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any, Final

from django.utils.translation import gettext as _

from modules.questions.options import ShownOption
from modules.questions.showing import ShownQuestion


# Kinds that are filled in alike share a template; lines to write on are counted here.
TEMPLATES: Final = {
    "single": "choices",
    "multiple": "choices",
    "true_false": "truth",
    "order": "order",
    "match": "match",
    "short_text": "lines",
    "hotspot": "places",
    "shots": "shots",
    "cut": "lines",
    "open": "lines",
}
LINES: Final = {"short_text": 1, "cut": 1, "open": 5}
MOST_ANSWER_LINES: Final = 3


@dataclass(frozen=True)
class Lettered:
    """Something to choose, to number or to match, and the letter that stands for it on the answer sheet."""

    letter: str
    option: ShownOption


@dataclass(frozen=True)
class Exercise:
    """A question with its number in the unit, and the unit's page: copied units have the same blocks."""

    number: int
    question: ShownQuestion
    page: int

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def template(self) -> str:
        return f"modules/printing/exercises/{TEMPLATES[self.kind]}.html"

    @property
    def answer_template(self) -> str:
        return f"modules/printing/answers/{TEMPLATES[self.kind]}.html"

    @property
    def how_to(self) -> str:
        return how_to(self.kind)

    @property
    def is_narrow(self) -> bool:
        """Tell whether it fits beside the question's own picture."""
        return TEMPLATES[self.kind] in ("choices", "truth")

    @property
    def lines(self) -> int:
        return LINES.get(self.kind, 0)

    @property
    def answer_lines(self) -> int:
        """Return how many lines the answer sheet has room for."""
        return min(self.lines, MOST_ANSWER_LINES)

    @property
    def options(self) -> list[Lettered]:
        return _lettered(self.question.options)

    @property
    def choices(self) -> list[Lettered]:
        """The right sides of a match."""
        return _lettered(self.question.choices)

    @property
    def scene(self) -> str:
        """The name of the picture in which places are to be found."""
        return f"{self.page}-{self.question.id}"

    @property
    def lang(self) -> str:
        return self.question.lang


def _lettered(options: tuple[ShownOption, ...]) -> list[Lettered]:
    return [Lettered(*both) for both in zip(ascii_uppercase, options, strict=False)]


def how_to(kind: str) -> str:
    """Return what to do with a pen."""
    return {
        "single": _("Tick one box."),
        "multiple": _("Tick all that are right."),
        "true_false": _("True or not? Tick one box."),
        "order": _("Write 1 in the box of what comes first, 2 in the next one, and so on."),
        "match": _("Write in each box the letter of what belongs to it."),
        "short_text": _("Write a word or two."),
        "hotspot": _("Find the place in the picture, and tick its number."),
        "shots": _("Number the pictures: 1 is the first shot."),
        "cut": _("Watch the clip. At which times is there a cut? Write them like 0:07 or 7.5."),
        "open": _("Write in your own words."),
    }[kind]


def scene_of(exercise: Exercise) -> tuple[str, Any, Any] | None:
    """Return (name, picture, places) where places in a picture are to be found."""
    question = exercise.question
    return (exercise.scene, question.scene, question.options) if question.scene else None
