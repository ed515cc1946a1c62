"""A question as a learner sees it now: in a mixed order, with what she gave last. What is not due is not in here."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wagtail.blocks import StructValue

from modules.learners.sealing import Unopened, lost
from modules.questions.answers import UNTRIED, Tried
from modules.questions.feedback import Feedback, feedback_on
from modules.questions.keys import Key
from modules.questions.marking import Mark, mark
from modules.questions.models import Verdict
from modules.questions.options import ShownOption, fields_of
from modules.questions.reading import Given
from modules.questions.right_answers import RightAnswer, right_answer


@dataclass(frozen=True)
class Unsaved:
    """What was sent and is not recorded: an answer without cookies, one that could not be read, an item moved."""

    given: Given | None = None
    mark: Mark | None = None
    problem: str = ""
    is_shown: bool = False


NOTHING_UNSAVED = Unsaved()


@dataclass(frozen=True)
class ShownQuestion:
    """Everything that the templates of a question may use."""

    id: UUID
    kind: str
    template: str
    address: str
    # Fresh for each form: a form that is sent twice is one answer.
    write: UUID
    stem: str
    instruction: str
    hint: str
    picture: Any
    # The language of the author's words where it is not the reader's.
    lang: str = ""
    options: tuple[ShownOption, ...] = ()
    # The right sides of a match, for those who answer on paper.
    choices: tuple[ShownOption, ...] = ()
    text: str = ""
    scene: Any = None
    clip: Any = None
    problem: str = ""
    feedback: Feedback | None = None
    right: RightAnswer | None = None
    tries_left: int = 0
    may_ask: bool = False
    # In an editor's preview: the question itself, signed, and how many wrong answers were tried.
    draft: str = ""
    wrong: int = 0

    @property
    def lang_attribute(self) -> SafeString:
        """Return what an element with the author's words says of its language."""
        return format_html(' lang="{}"', self.lang) if self.lang else SafeString("")


def show_question(
    key: Key,
    value: StructValue,
    address: str,
    *,
    lang: str = "",
    tried: Tried = UNTRIED,
    unsaved: Unsaved = NOTHING_UNSAVED,
) -> ShownQuestion:
    """Return a question for the templates. `lang` is the language of its words where it is not the reader's."""
    given = _given(tried, unsaved)
    made = _mark(key, tried, unsaved)
    all_tried = _with_unsaved(tried, unsaved)
    is_due = all_tried.is_due(key)
    return ShownQuestion(
        id=key.block_id,
        kind=key.kind,
        template=f"modules/questions/{key.kind}.html",
        address=address,
        write=uuid.uuid4(),
        stem=value.get("stem") or "",
        instruction=instruction(key.kind),
        hint=value.get("hint") or "",
        picture=value.get("picture"),
        lang=lang,
        problem=_problem(tried, unsaved),
        feedback=feedback_on(key, value, given, made) if made else None,
        right=right_answer(key, value) if is_due else None,
        tries_left=max(key.tries - all_tried.wrong, 0),
        may_ask=bool(all_tried.tries) and not is_due,
        **fields_of(key, value, given),
    )


def instruction(kind: str) -> str:
    """Return in a few words what to do with a question."""
    return {
        "single": _("Choose one"),
        "multiple": _("Choose all that are right"),
        "true_false": _("True or not?"),
        "order": _("Put in order"),
        "match": _("Find what belongs together"),
        "short_text": _("Write a word or two"),
        "hotspot": _("Find the place"),
        "shots": _("Put the shots in order"),
        "cut": _("Spot the cuts"),
        "open": _("Write in your own words"),
    }[kind]


def _given(tried: Tried, unsaved: Unsaved) -> Given:
    if unsaved.given is not None:
        return unsaved.given
    held = tried.last.given if tried.last else {}
    return held if isinstance(held, dict) else {}


def _problem(tried: Tried, unsaved: Unsaved) -> str:
    """Return what is wrong with what was sent, or that what is kept cannot be opened."""
    if unsaved.problem or unsaved.given is not None or tried.last is None:
        return unsaved.problem
    return lost(tried.last.given)


def _mark(key: Key, tried: Tried, unsaved: Unsaved) -> Mark | None:
    """Return what is to be said of the answer in the form, or None where there is none, or it was not marked."""
    if unsaved.mark or unsaved.given is not None or unsaved.problem:
        return unsaved.mark
    if tried.last is None or isinstance(tried.last.given, Unopened):
        return None
    # What came out then stays: the words of another language may have been right in theirs.
    return replace(mark(key, tried.last.given), verdict=Verdict(tried.last.verdict))


def _with_unsaved(tried: Tried, unsaved: Unsaved) -> Tried:
    """Return what she has done with what is not recorded."""
    is_shown = tried.is_shown or unsaved.is_shown
    if unsaved.mark is None:
        return replace(tried, is_shown=is_shown)
    verdict = unsaved.mark.verdict
    is_wrong = verdict in (Verdict.WRONG, Verdict.PARTLY)
    is_done = tried.best in (Verdict.RIGHT, Verdict.UNMARKED)
    return replace(
        tried,
        best=tried.best if is_done else verdict,
        tries=tried.tries + 1,
        wrong=tried.wrong + is_wrong,
        is_shown=is_shown,
    )
