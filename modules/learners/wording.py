"""What a learner took along, in words: titles, questions and answers in place of numbers, days in place of codes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from activities.models import Competence
from activities.pages.languages import language_name, source_language
from modules.learners.models import LearnerRecord
from modules.pages.unit import UnitPage


# The names under which rows are exported are English in every language; here is how a reader sees them.
NAMES = {
    "answer": _("Answer"),
    "at": _("Written on"),
    "changed": _("Changed on"),
    "competence": _("Competence"),
    "competences": _("Competences"),
    "done": _("Done on"),
    "done with a group": _("Done with a group"),
    "ends": _("Ends on"),
    "evidence": _("What shows it"),
    "example": _("Example"),
    "goal": _("Goal"),
    "goes along": _("Goes into what I take along"),
    "how it went": _("How it went"),
    "language": _("Language"),
    "last": _("Last visit"),
    "moment": _("When"),
    "path": _("Path"),
    "prompt": _("What was asked"),
    "question": _("Question"),
    "reached": _("Reached"),
    "result": _("Result"),
    "shared": _("Shared on"),
    "standing": _("How I see myself"),
    "started": _("Begun on"),
    "step": _("Unit or activity"),
    "text": _("Text"),
    "unit": _("Unit"),
    "withdrawn": _("Sharing ended on"),
    "write": _("Number of a form"),
    "written": _("Written on"),
}
# Under these names stand codes of the models.
CODES = ("moment", "result")
# More numbers than all pages and competences have together; some databases take no longer list.
MOST = 10_000
# Where a block says what it asks or offers.
SAYING = ("prompt", "stem", "text")


def in_words(
    row: Mapping[str, Any], titles: Mapping[str, str], choices: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return the names and values of a row as a reader of this language knows them."""
    return [
        (
            str(NAMES.get(name, name)),
            _code(name, row[name], choices) or value_in_words(row[name], titles),
        )
        for name in row
    ]


def choices_of(model: type[LearnerRecord]) -> dict[str, str]:
    """Return what the codes that a model keeps are called."""
    fields = (field.flatchoices for field in model._meta.concrete_fields if field.choices)
    return {str(code): str(label) for pairs in fields for code, label in pairs}


def _code(name: str, value: Any, choices: Mapping[str, str]) -> str:
    """Return what stands for a code; "" for anything else: a learner's own words are never replaced."""
    if name == "language":
        return language_name(str(value))
    return choices.get(str(value), "") if name in CODES else ""


def value_in_words(value: Any, titles: Mapping[str, str]) -> str:
    """Return one value as text."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Mapping):
        return "; ".join(value_in_words(part, titles) for part in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(value_in_words(part, titles) for part in value)
    if value in (None, ""):
        return "–"
    text = str(value)
    return titles.get(text) or _moment(text) or text


def titles_of(values: set[str], language: str) -> dict[str, str]:
    """Return what the numbers among some values stand for: pages, what was asked on them, competences."""
    keys = sorted({key for value in values if (key := _number(value))})[:MOST]
    found: dict[str, str] = {}
    # What comes later replaces what came before: the reader's language comes last.
    order = {source_language(): 1, language: 2}
    kinds = (
        Page.objects.live().public().filter(translation_key__in=keys),
        Competence.objects.filter(translation_key__in=keys),
    )
    for rows in kinds:
        named = rows.values_list("translation_key", "title", "locale__language_code")
        for key, title, _code in sorted(named, key=lambda row: order.get(row[2], 0)):
            found[str(key)] = title
    units = UnitPage.objects.live().public().filter(translation_key__in=keys)
    bodies = units.values_list("body", "locale__language_code")
    for body, _code in sorted(bodies, key=lambda row: order.get(row[1], 0)):
        found.update(_said(list(body.raw_data)))
    return found


def _said(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the ids of blocks and their items, however deep, with what these say."""
    if isinstance(value, list):
        for part in value:
            yield from _said(part)
    elif isinstance(value, dict):
        inside = value.get("value")
        if "id" in value and isinstance(inside, dict):
            text = next((inside[name] for name in SAYING if inside.get(name)), "")
            yield str(value["id"]), str(text)
        for part in value.values():
            yield from _said(part)


def _number(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _moment(text: str) -> str:
    """Return a moment as this language writes it; "" for anything else."""
    try:
        moment = parse_datetime(text) if len(text) > len("2000-01-01") else None
    except ValueError:
        return ""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else ""
