"""Questions as HTML, for whole pages and for one block alone."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from activities.pages.languages import reader_language
from modules.learners.models import Learner
from modules.learning_paths.trail import trail
from modules.pages.unit import UnitPage
from modules.questions.answers import UNTRIED, Tried, answers_of
from modules.questions.finding import keys_on, questions_in
from modules.questions.showing import NOTHING_UNSAVED, ShownQuestion, Unsaved, show_question
from modules.questions.trying import on_trial


def show_questions(
    request: HttpRequest,
    page: UnitPage,
    learner: Learner | None,
    *,
    answers: Mapping[UUID, Tried] | None = None,
    unsaved: Mapping[UUID, Unsaved] | None = None,
) -> dict[str, ShownQuestion]:
    """Return the questions of a page by block id, as `blocks/question.html` wants them under the name `questions`.

    `answers` are those of `answers_of`, for whoever has them already.
    """
    is_preview = getattr(request, "is_preview", False)
    keys = keys_on(page, is_preview=is_preview)
    known = answers_of(learner, page.translation_key) if answers is None else answers
    drafts = unsaved or {}
    lang = _lang(page)
    shown = {
        str(block_id): show_question(
            keys[block_id],
            value,
            _address(page, block_id) + trail(request),
            lang=lang,
            tried=known.get(block_id, UNTRIED),
            unsaved=drafts.get(block_id, NOTHING_UNSAVED),
        )
        for block_id, kind, value in questions_in(page.body)
        if block_id in keys and keys[block_id].kind == kind
    }
    return on_trial(shown, keys, page.body.raw_data) if is_preview else shown


def render_block(
    request: HttpRequest,
    page: UnitPage,
    block_id: UUID,
    learner: Learner | None,
    *,
    answers: Mapping[UUID, Tried] | None = None,
    unsaved: Unsaved = NOTHING_UNSAVED,
) -> str:
    """Return one question with its form and what is to be said of the last answer; "" where the page has none such."""
    shown = show_questions(request, page, learner, answers=answers, unsaved={block_id: unsaved})
    return render_question(request, shown.get(str(block_id)))


def render_question(request: HttpRequest, question: ShownQuestion | None) -> str:
    """Return one of `show_questions` with its form; "" for None."""
    if question is None:
        return ""
    return render_to_string("modules/questions/question.html", {"question": question}, request)


def _address(page: UnitPage, block_id: UUID) -> str:
    return reverse("learn_answer", kwargs={"page_key": page.translation_key, "block_id": block_id})


def _lang(page: UnitPage) -> str:
    """Return the language of the page's words where it is not the reader's."""
    code: str = page.locale.language_code
    return "" if code == reader_language() else code
