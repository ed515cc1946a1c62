"""Questions of a self-check: each `### kind of question` becomes a block that can be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from modules.blocks.choices import Truth
from modules.blocks.questions.choosing import MultipleChoiceBlock, SingleChoiceBlock, TrueFalseBlock
from modules.blocks.questions.looking import CutBlock, HotspotBlock
from modules.blocks.questions.ordering import MatchBlock, OrderBlock, ShotOrderBlock
from modules.blocks.questions.writing import OpenAnswerBlock, ShortTextBlock
from toolkit_site.starter.reading import answers
from toolkit_site.starter.reading.labels import LabelledBlocks
from toolkit_site.starter.reading.markdown import Block, Bullets, Paragraph, Picture
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report, unknown
from toolkit_site.starter.reading.sections import Section
from toolkit_site.starter.reading.wording import picture_in, plain_text, rich_text


class Question:
    """What stands under the heading of a question, taken apart: its words, a drawing, a list, labels."""

    def __init__(self, section: Section, labels: tuple[str, ...], report: Report) -> None:
        self.line, self.report = section.line, report
        self.labels = LabelledBlocks(section.blocks, (*labels, "Hint", "Why"), report)
        self.words: list[Block] = []
        self.picture: Picture | None = None
        self.list: Bullets | None = None
        for block in self.labels.rest:
            self._sort(block)
        if not self.words:
            report.add(self.line, _("the question is missing"))

    def _sort(self, block: Block) -> None:
        if picture := picture_in(block, self.report):
            if self.picture:
                self.report.add(block.line, _("at most one drawing can stand here"))
            self.picture = self.picture or picture
        elif isinstance(block, Bullets):
            if self.list:
                self.report.add(block.line, _("a question has one list; begin its items alike"))
            self.list = self.list or block
        elif isinstance(block, Paragraph) and self.list:
            message = _("behind the list come only lines with a label, such as “Hint: …”")
            self.report.add(block.line, message)
        else:
            self.words.append(block)

    def need(self, label: str) -> None:
        """Report a label that is not there and without which there is no answer."""
        if label not in self.labels.labels:
            self.report.add(self.line, _("“%(label)s:” is missing") % {"label": label})

    def common(self) -> dict[str, Any]:
        """Return what every question has."""
        values: dict[str, Any] = {
            "stem": plain_text(self.words, self.report),
            "hint": self.labels.text("Hint"),
            "why": rich_text(self.labels.blocks("Why"), self.report),
        }
        return values

    def feedback(self) -> dict[str, str]:
        """Return what is said to a right answer and to a wrong one."""
        return {
            "feedback_right": self.labels.text("Right"),
            "feedback_wrong": self.labels.text("Wrong"),
        }


def _options(question: Question) -> dict[str, Any]:
    return {"options": answers.read(question, answers.option)}


def _truth(question: Question) -> dict[str, Any]:
    question.need("Answer")
    answer = question.labels.text("Answer")
    if answer and answer not in Truth.values:
        line = question.labels.line("Answer", question.line)
        question.report.add(line, unknown(_("answer"), answer, Truth.values))
    return {"answer": answer, **question.feedback()}


def _order(question: Question) -> dict[str, Any]:
    items = answers.read(question, answers.item, ordered=True)
    return {"items": items, **question.feedback()}


def _shots(question: Question) -> dict[str, Any]:
    items = answers.read(question, answers.shot, ordered=True)
    return {"items": items, **question.feedback()}


def _pairs(question: Question) -> dict[str, Any]:
    return {"pairs": answers.read(question, answers.pair), **question.feedback()}


def _areas(question: Question) -> dict[str, Any]:
    if question.picture is None:
        message = _("the picture to look at is missing: write ![what it shows](drawings/….svg)")
        question.report.add(question.line, message)
    return {"scene": question.picture, "areas": answers.read(question, answers.area)}


def _accepted(question: Question) -> dict[str, Any]:
    question.need("Accepted")
    forms = answers.accepted(question)
    return {"accepted": "\n".join(forms), **question.feedback()}


def _model_answer(question: Question) -> dict[str, Any]:
    question.need("Model answer")
    blocks = question.labels.blocks("Model answer")
    return {"model_answer": rich_text(blocks, question.report)}


def _cuts(question: Question) -> dict[str, Any]:
    question.need("Clip")
    question.need("Cuts")
    # Its title: which clip that is, is known when the unit has been read.
    values = {"clip": question.labels.text("Clip"), "cuts": answers.cuts(question)}
    tolerance = answers.seconds_behind("Tolerance", question)
    return {**values, **({"tolerance": tolerance[0]} if tolerance else {}), **question.feedback()}


Reader: TypeAlias = Callable[[Question], dict[str, Any]]


@dataclass(frozen=True)
class QuestionKind:
    """A heading: the block that it stands for, how its answers are read, the labels it knows, whether it has a list."""

    kind: str
    read: Reader
    labels: tuple[str, ...] = ()
    has_list: bool = False


FEEDBACK = ("Right", "Wrong")
KINDS = {
    "Choose one": QuestionKind(SingleChoiceBlock.kind, _options, has_list=True),
    "Choose several": QuestionKind(MultipleChoiceBlock.kind, _options, has_list=True),
    "True or not": QuestionKind(TrueFalseBlock.kind, _truth, ("Answer", *FEEDBACK)),
    "Put in order": QuestionKind(OrderBlock.kind, _order, FEEDBACK, has_list=True),
    "Match": QuestionKind(MatchBlock.kind, _pairs, FEEDBACK, has_list=True),
    "Short text": QuestionKind(ShortTextBlock.kind, _accepted, ("Accepted", *FEEDBACK)),
    "Find the place": QuestionKind(HotspotBlock.kind, _areas, has_list=True),
    "Order the shots": QuestionKind(ShotOrderBlock.kind, _shots, FEEDBACK, has_list=True),
    "Spot the cut": QuestionKind(CutBlock.kind, _cuts, ("Clip", "Cuts", "Tolerance", *FEEDBACK)),
    "Open answer": QuestionKind(OpenAnswerBlock.kind, _model_answer, ("Model answer",)),
}


def read_question(section: Section, report: Report) -> Entry | None:
    """Return a question, or None when nobody can tell which kind it is."""
    kind = KINDS.get(section.title)
    if kind is None:
        report.add(section.line, unknown(_("kind of question"), section.title, tuple(KINDS)))
        return None
    before = len(report.problems)
    question = Question(section, kind.labels, report)
    if question.list and not kind.has_list:
        message = _("no list stands under “%(title)s”")
        report.add(question.list.line, message % {"title": section.title})
    values = {"picture": question.picture, **question.common(), **kind.read(question)}
    if "scene" in values:
        values["picture"] = None
    key = f"question/{kind.kind}/{values['stem']}"
    return Entry(section.line, key, values, flawed=len(report.problems) > before, kind=kind.kind)
