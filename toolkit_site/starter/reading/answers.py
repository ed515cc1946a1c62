"""What a question is answered with: the items of its list, each of which is a small block."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.list_items import Line, line_of_item
from toolkit_site.starter.reading.markdown import Bullets, Paragraph
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report, quoted
from toolkit_site.starter.reading.wording import item_text, picture_in


if TYPE_CHECKING:
    from toolkit_site.starter.reading.questions import Question

# Words for whom they are, and their values.
Answer: TypeAlias = tuple[str, dict[str, Any]]
AnswerReader: TypeAlias = Callable[[Line, Report], Answer]

MARK = re.compile(r"\[(?P<mark>[ xX])\]\s+(?P<rest>.*)", re.DOTALL)
POINT = re.compile(r"\(\s*(?P<x>\d{1,3})\s*,\s*(?P<y>\d{1,3})\s*\)\s*(?P<rest>.*)", re.DOTALL)
FEEDBACK = re.compile(r"(?<!\\)\|")
PAIR = re.compile(r"(?:^|\s)=(?:\s|$)")
SECONDS = re.compile(r"\d{1,5}(?:\.\d)?")
DRAWING = re.compile(r"(?P<drawing>!\[[^\]]*\]\([^)]*\))\s*(?P<rest>.*)", re.DOTALL)


def read(question: Question, reader: AnswerReader, *, ordered: bool = False) -> list[Entry]:
    """Return the items of a question's list; words that two of them share are reported."""
    report, found = question.report, question.list
    if found is None:
        report.add(question.line, _("the list of answers is missing"))
        return []
    if found.ordered != ordered:
        message = (
            _("number the items in their right order: 1. 2. 3.")
            if ordered
            else _("begin each answer with “- ”; numbers would stand for an order")
        )
        report.add(found.line, message)
        return []
    return _entries(found, reader, report)


def _entries(bullets: Bullets, reader: AnswerReader, report: Report) -> list[Entry]:
    entries: list[Entry] = []
    seen: set[str] = set()
    for one in bullets.items:
        before = len(report.problems)
        key, values = reader(line_of_item(one, report), report)
        if key and key in seen:
            report.add(one.line, _("%(key)s stands here twice") % {"key": quoted(key)})
        seen.add(key)
        entries.append(Entry(one.line, key, values, flawed=len(report.problems) > before))
    return entries


def option(line: Line, report: Report) -> Answer:
    """Read `[x] An answer. | Feedback.`"""
    right, rest = _marked(line, report)
    return _with_feedback(line, rest, {"right": right}, report)


def area(line: Line, report: Report) -> Answer:
    """Read `[x] (30, 45) What is there. | Feedback.`"""
    right, rest = _marked(line, report)
    point = POINT.match(rest)
    if point is None:
        if rest:
            message = _("expected (30, 45): percent from the left and from the top, then the words")
            report.add(line.number, message)
        return "", {}
    values = {"right": right, "x": int(point["x"]), "y": int(point["y"])}
    return _with_feedback(line, point["rest"], values, report)


def _marked(line: Line, report: Report) -> tuple[bool, str]:
    match = MARK.match(line.source)
    if match is None:
        report.add(line.number, _("begin the answer with [x] if it is right, with [ ] if not"))
        return False, ""
    return match["mark"] != " ", match["rest"]


def _with_feedback(line: Line, source: str, values: dict[str, Any], report: Report) -> Answer:
    if not source:
        return "", values
    words, *feedback = FEEDBACK.split(source)
    if len(feedback) > 1:
        report.add(line.number, _("one “|” stands between the answer and its feedback"))
    said = line.words(feedback[0].strip(), report) if feedback else ""
    text = line.words(words.strip(), report)
    return text, {"text": text, **values, "feedback": said}


def item(line: Line, report: Report) -> Answer:
    """Read an item that has its place in an order."""
    text = line.words(line.source, report)
    return text, {"text": text}


def pair(line: Line, report: Report) -> Answer:
    """Read `this = belongs to that`."""
    sides = [one.strip() for one in PAIR.split(line.source)]
    if len(sides) != 2 or not all(sides):
        report.add(line.number, _("expected “this = belongs to that”, with one = between blanks"))
        return "", {}
    left, right = (line.words(side, report) for side in sides)
    return left, {"left": left, "right": right}


def shot(line: Line, report: Report) -> Answer:
    """Read `![what it shows](drawings/….svg) What happens.`"""
    match = DRAWING.match(line.source)
    picture = picture_in(Paragraph(line.number, match["drawing"]), report) if match else None
    if match is None or picture is None:
        message = _("expected ![what it shows](drawings/….svg) and then what happens")
        report.add(line.number, message)
        return "", {}
    text = line.words(match["rest"], report)
    return text, {"picture": picture, "text": text}


def accepted(question: Question) -> list[str]:
    """Return the forms that a short text may have: the list behind its label."""
    forms = []
    for block in question.labels.blocks("Accepted"):
        if isinstance(block, Bullets):
            forms += [item_text(one, question.report) for one in block.items]
        else:
            message = _("“Accepted:” is followed by a list, one form in each line")
            question.report.add(block.line, message)
    if "Accepted" in question.labels.labels and not forms:
        line = question.labels.line("Accepted", question.line)
        if not question.report.has_problem_at(line):
            question.report.add(
                line, _("there is nothing behind “%(label)s:”") % {"label": "Accepted"}
            )
    return forms


def cuts(question: Question) -> list[Entry]:
    """Return the seconds at which a clip is cut."""
    seconds = seconds_behind("Cuts", question)
    line = question.labels.line("Cuts", question.line)
    if seconds != sorted(set(seconds), key=float):
        message = _("write each cut once, from the first one to the last")
        question.report.add(line, message)
    return [Entry(line, second, words=second) for second in seconds]


def seconds_behind(label: str, question: Question) -> list[str]:
    """Return the seconds behind a label, as they are written."""
    seconds = question.labels.text(label).replace(",", " ").split()
    for second in seconds:
        if not SECONDS.fullmatch(second):
            line = question.labels.line(label, question.line)
            message = _("expected seconds such as 4.5, found “%(value)s”")
            question.report.add(line, message % {"value": quoted(second)})
    return seconds if all(map(SECONDS.fullmatch, seconds)) else []
