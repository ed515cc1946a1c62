"""The forms below questions: mark an answer, keep it, say what came out."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from activities.pages.languages import reader_language
from modules.learners.cookie import begin, learner_of
from modules.learners.models import Learner, ReceivedWrite
from modules.learners.protection import is_cookieless, learner_post
from modules.learners.writes import owner
from modules.pages.unit import UnitPage
from modules.progress.finding import find_unit
from modules.progress.fragments import serve_fragment
from modules.progress.recording import touch
from modules.progress.replying import gone, kept, page_again, wants_fragment, write_id
from modules.progress.unit_view import Sent, answered_of
from modules.questions.answers import (
    ForeignWriteError,
    NothingTriedError,
    answers_of,
    record_answer,
    show_answer,
)
from modules.questions.finding import keys_on
from modules.questions.keys import Key
from modules.questions.marking import mark
from modules.questions.reading import Unreadable, read_given, read_move
from modules.questions.rendering import render_block, render_question, show_questions
from modules.questions.showing import Unsaved


@learner_post
def answer(request: HttpRequest, page_key: UUID, block_id: UUID) -> HttpResponseBase:
    """Take an answer, keep it, and say what came out."""
    page = find_unit(request, page_key)
    key = keys_on(page).get(block_id) if page else None
    if page is None or key is None:
        return gone(request, page)
    moved = read_move(key, request.POST)
    if moved is not None:
        return _unsaved(request, page, key, Unsaved(given=moved))
    if "show" in request.POST:
        return _look_up(request, page, key)
    given = read_given(key, request.POST)
    if isinstance(given, Unreadable):
        unsaved = Unsaved(given=given.given, problem=given.message)
        return _unsaved(request, page, key, unsaved, HTTPStatus.UNPROCESSABLE_ENTITY)
    result = mark(key, given)
    if is_cookieless(request):
        return _unsaved(request, page, key, Unsaved(given, result))
    learner = begin(request)
    try:
        with transaction.atomic():
            record_answer(learner, page, key, given, result, write_id(request), reader_language())
            touch(learner, page_key)
    except ForeignWriteError as foreign:
        learner = _adopted(learner, foreign)
    return _kept(request, page, block_id, learner)


def _look_up(request: HttpRequest, page: UnitPage, key: Key) -> HttpResponseBase:
    learner = learner_of(request)
    if is_cookieless(request) or learner is None:
        return _unsaved(request, page, key, Unsaved(is_shown=is_cookieless(request)))
    try:
        with transaction.atomic():
            show_answer(learner, page, key, write_id(request), reader_language())
            touch(learner, page.translation_key)
    except (ForeignWriteError, NothingTriedError):
        return _kept(request, page, key.block_id, learner)
    return _kept(request, page, key.block_id, learner)


def _kept(
    request: HttpRequest, page: UnitPage, block_id: UUID, learner: Learner
) -> HttpResponseBase:
    def block(unit: UnitPage) -> str:
        return _question_block(request, unit, block_id, learner)

    return kept(request, page, block_id, learner, block)


def _unsaved(
    request: HttpRequest,
    page: UnitPage,
    key: Key,
    unsaved: Unsaved,
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    if wants_fragment(request):
        learner = learner_of(request)
        return serve_fragment(
            request,
            page,
            lambda unit: render_block(request, unit, key.block_id, learner, unsaved=unsaved),
            status,
        )
    sent = Sent(unsaved={key.block_id: unsaved}, no_cookies=is_cookieless(request))
    return page_again(request, page, sent, status)


def _question_block(request: HttpRequest, page: UnitPage, block_id: UUID, learner: Learner) -> str:
    """Return a question with what came out, and the line of the page that counts the answers."""
    answers = answers_of(learner, page.translation_key)
    shown = show_questions(request, page, learner, answers=answers)
    count = {"questions": len(shown), "answered": answered_of(shown, answers)}
    line = render_to_string("modules/progress/answered.html", count)
    return render_question(request, shown.get(str(block_id))) + line


def _adopted(learner: Learner, foreign: ForeignWriteError) -> Learner:
    former = foreign.answer
    seen = ReceivedWrite(write_id=former.write_id, learner=former.learner, at=former.at)
    return owner(learner, seen)
