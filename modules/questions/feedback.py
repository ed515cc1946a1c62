"""What is said after an answer: of what was chosen, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wagtail.blocks import StructValue

from modules.questions.keys import Key
from modules.questions.marking import Mark
from modules.questions.models import Verdict
from modules.questions.options import LISTS, given_times, items_of, text_of
from modules.questions.reading import Given


@dataclass(frozen=True)
class PartFeedback:
    """What is said of one thing that was chosen. `is_ours` are words that need no translation of the page."""

    text: str
    is_right: bool
    label: str
    message: str = ""
    is_ours: bool = False


@dataclass(frozen=True)
class Feedback:
    """What is said of an answer. The verdict is said in words; the icon only repeats it."""

    verdict: str
    label: str
    icon: str
    message: str = ""
    remark: str = ""
    parts: tuple[PartFeedback, ...] = ()


def feedback_on(key: Key, value: StructValue, given: Given, mark: Mark) -> Feedback:
    """Return what to say of an answer."""
    icons = {Verdict.RIGHT: "check", Verdict.WRONG: "close"}
    return Feedback(
        verdict=str(mark.verdict),
        label=_label(mark.verdict),
        icon=icons.get(mark.verdict, "info"),
        message=_message(key, value, mark),
        remark=_remark(key, mark),
        parts=_parts(key, value, given, mark),
    )


def _label(verdict: Verdict) -> str:
    return {
        Verdict.RIGHT: _("That is right."),
        Verdict.PARTLY: _("Partly right."),
        Verdict.WRONG: _("Not right yet."),
        Verdict.UNMARKED: _("Now compare your answer with the one below."),
        Verdict.SHOWN: _("Here is the answer."),
    }[verdict]


def _message(key: Key, value: StructValue, mark: Mark) -> str:
    """Return the author's words for this answer."""
    if key.kind in LISTS and key.kind != "multiple":
        chosen = [
            item for name, item in items_of(key, value, LISTS[key.kind]) if name in mark.parts
        ]
        return " ".join(str(item.get("feedback") or "") for item in chosen)
    name = "feedback_right" if mark.verdict == Verdict.RIGHT else "feedback_wrong"
    return str(value.get(name) or "")


def _remark(key: Key, mark: Mark) -> str:
    """Return our words on how far it is right."""
    if mark.verdict != Verdict.PARTLY:
        return ""
    right, number = sum(mark.parts.values()), len(mark.parts)
    counted = {"right": right, "number": number}
    if key.kind in ("order", "shots"):
        message = ngettext(
            "%(right)s of %(number)s is in its place.",
            "%(right)s of %(number)s are in their places.",
            right,
        )
        return message % counted
    if key.kind == "match":
        message = ngettext(
            "%(right)s of %(number)s pairs is right.",
            "%(right)s of %(number)s pairs are right.",
            right,
        )
        return message % counted
    if right < number:
        return ""
    return _("There are more cuts.") if key.kind == "cut" else _("There are more right answers.")


def _parts(key: Key, value: StructValue, given: Given, mark: Mark) -> tuple[PartFeedback, ...]:
    if key.kind == "cut":
        return tuple(
            PartFeedback(text, is_right, _cut_label(is_right), is_ours=True)
            for text, place in given_times(given)
            if (is_right := mark.parts.get(place)) is not None
        )
    if key.kind != "multiple":
        return ()
    return tuple(
        PartFeedback(
            text=text_of(item),
            is_right=mark.parts[name],
            label=_("Right") if mark.parts[name] else _("Not right"),
            message=str(item.get("feedback") or ""),
        )
        for name, item in items_of(key, value, LISTS["multiple"])
        if name in mark.parts
    )


def _cut_label(is_right: bool) -> str:
    return pgettext("film editing", "a cut") if is_right else pgettext("film editing", "no cut")
