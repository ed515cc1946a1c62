"""The forms inside a unit: answers to questions, and reflections."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from wagtail.views import serve

from activities.pages.languages import reader_language
from activities.pages.urls import reader_url
from modules.learners.cookie import begin, learner_of, remember
from modules.learners.models import Learner, ReceivedWrite
from modules.learners.protection import is_cookieless, learner_post
from modules.learners.writes import owner, write_once
from modules.learning_paths.trail import trail
from modules.pages.unit import UnitPage
from modules.progress.finding import find_unit
from modules.progress.fragments import serve_fragment
from modules.progress.recording import touch
from modules.progress.unit_view import Sent, answered_of
from modules.questions.answers import (
    ForeignWriteError,
    NothingTriedError,
    answers_of,
    record_answer,
    show_answer,
)
from modules.questions.finding import keys_on
from modules.questions.keys import Key, read_uuid
from modules.questions.marking import mark
from modules.questions.reading import Unreadable, clean_text, read_given, read_move
from modules.questions.rendering import render_block, render_question, show_questions
from modules.questions.showing import Unsaved
from modules.reflections.models import Reflection
from modules.reflections.showing import (
    ShownReflection,
    address_of,
    reflections_of,
    show_reflection,
)
from modules.reflections.writing import TooLongError, Words, choose, clean, write


# What is shown again of a text that cannot be kept. Longer ones stand in the browser's own form.
MOST_SHOWN = 20_000


@learner_post
def answer(request: HttpRequest, page_key: UUID, block_id: UUID) -> HttpResponseBase:
    """Take an answer, keep it, and say what came out."""
    page = find_unit(request, page_key)
    key = keys_on(page).get(block_id) if page else None
    if page is None or key is None:
        return _gone(request, page)
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
            record_answer(learner, page, key, given, result, _write_id(request), reader_language())
            touch(learner, page_key)
    except ForeignWriteError as foreign:
        learner = _adopted(learner, foreign)
    return _kept(request, page, block_id, learner)


@learner_post
def reflection(request: HttpRequest, page_key: UUID, block_id: UUID) -> HttpResponseBase:
    """Keep a reflection, or settle which of two versions it is to be."""
    page = find_unit(request, page_key)
    if page is None or not _has_prompt(page, block_id):
        return _gone(request, page)
    try:
        words = Words(clean(request.POST.get("text", "")), reader_language(), _base(request))
    except TooLongError as too_long:
        return _not_kept(request, page, block_id, str(too_long))
    if is_cookieless(request):
        return _not_kept(request, page, block_id)
    learner = begin(request)
    chosen = request.POST.get("use") or request.POST.get("drop")
    if chosen is not None:
        if chosen.isdecimal() and not learner._state.adding:
            choose(learner, int(chosen[:18]), use="use" in request.POST)
    elif words.text or not learner._state.adding:

        def work(writer: Learner) -> None:
            write(writer, page_key, block_id, words)
            touch(writer, page_key)

        learner = write_once(learner, _write_id(request), work)
    return _kept(request, page, block_id, learner, is_reflection=True)


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether a script of ours asks, which puts the answer into the page."""
    return request.headers.get("X-Requested-With") == "fetch"


def _look_up(request: HttpRequest, page: UnitPage, key: Key) -> HttpResponseBase:
    learner = learner_of(request)
    if is_cookieless(request) or learner is None:
        return _unsaved(request, page, key, Unsaved(is_shown=is_cookieless(request)))
    try:
        with transaction.atomic():
            show_answer(learner, page, key, _write_id(request), reader_language())
            touch(learner, page.translation_key)
    except (ForeignWriteError, NothingTriedError):
        return _kept(request, page, key.block_id, learner)
    return _kept(request, page, key.block_id, learner)


def _kept(
    request: HttpRequest,
    page: UnitPage,
    block_id: UUID,
    learner: Learner,
    *,
    is_reflection: bool = False,
) -> HttpResponseBase:
    if not wants_fragment(request):
        response: HttpResponseBase = _to_block(request, page, block_id, says_kept=is_reflection)
    elif is_reflection:
        response = serve_fragment(
            request, page, lambda unit: _reflection_block(request, unit, block_id, learner)
        )
    else:
        response = serve_fragment(
            request, page, lambda unit: _question_block(request, unit, block_id, learner)
        )
    remember(request, response, learner)
    return response


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
    return _page_again(request, page, sent, status)


def _not_kept(
    request: HttpRequest, page: UnitPage, block_id: UUID, problem: str = ""
) -> HttpResponseBase:
    text = clean_text(request.POST.get("text", ""))
    kept = reflections_of(learner_of(request), page.translation_key).get(block_id)
    shown = replace(_shown(request, page, block_id, kept), text=text, problem=problem)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    if wants_fragment(request):
        return serve_fragment(
            request, page, lambda unit: _prompt_html(request, unit, block_id, shown), status
        )
    sent = Sent(reflections={block_id: shown}, no_cookies=is_cookieless(request))
    return _page_again(request, page, sent, status)


def _page_again(request: HttpRequest, page: UnitPage, sent: Sent, status: int) -> HttpResponseBase:
    request.sent = sent  # type: ignore[attr-defined]
    # Through Wagtail's own door, so that whatever listens there has its say.
    language_prefix, path = reader_url(page, request).lstrip("/").partition("/")[::2]
    response = serve(
        request, path if language_prefix == reader_language() else f"{language_prefix}/{path}"
    )
    response.status_code = status
    return response


def _question_block(request: HttpRequest, page: UnitPage, block_id: UUID, learner: Learner) -> str:
    """Return a question with what came out, and the line of the page that counts the answers."""
    answers = answers_of(learner, page.translation_key)
    shown = show_questions(request, page, learner, answers=answers)
    count = {"questions": len(shown), "answered": answered_of(shown, answers)}
    line = render_to_string("modules/progress/answered.html", count)
    return render_question(request, shown.get(str(block_id))) + line


def _reflection_block(
    request: HttpRequest, page: UnitPage, block_id: UUID, learner: Learner
) -> str:
    kept = reflections_of(learner, page.translation_key).get(block_id)
    shown = replace(_shown(request, page, block_id, kept), is_saved=True)
    return _prompt_html(request, page, block_id, shown)


def _prompt_html(
    request: HttpRequest, page: UnitPage, block_id: UUID, shown: ShownReflection
) -> str:
    context = {"value": _prompt(page, block_id), "reflection": shown}
    return render_to_string("modules/reflections/prompt.html", context, request)


def _shown(
    request: HttpRequest, page: UnitPage, block_id: UUID, kept: Reflection | None
) -> ShownReflection:
    code: str = page.locale.language_code
    lang = "" if code == reader_language() else code
    address = address_of(page.translation_key, block_id) + trail(request)
    return show_reflection(address, block_id, kept, lang=lang)


def _to_block(
    request: HttpRequest, page: UnitPage, block_id: UUID, *, says_kept: bool
) -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    query = trail(request)
    if says_kept:
        query += f"{'&' if query else '?'}kept={block_id}"
    # Without the request no site is looked up: in a classroom this is a third of what an answer costs.
    response["Location"] = f"{reader_url(page)}{query}#b-{block_id}"
    return response


def _gone(request: HttpRequest, page: UnitPage | None) -> HttpResponse:
    """Say that a unit or a block is no longer there, and give back what was written for it."""
    context = {
        "page_url": reader_url(page, request) if page else "",
        "text": clean_text(request.POST.get("text", ""))[:MOST_SHOWN],
    }
    status = HTTPStatus.GONE if page else HTTPStatus.NOT_FOUND
    return render(request, "modules/progress/gone.html", context, status=status)


def _adopted(learner: Learner, foreign: ForeignWriteError) -> Learner:
    kept = foreign.answer
    seen = ReceivedWrite(write_id=kept.write_id, learner=kept.learner, at=kept.at)
    return owner(learner, seen)


def _has_prompt(page: UnitPage, block_id: UUID) -> bool:
    return _prompt(page, block_id) is not None


def _prompt(page: UnitPage, block_id: UUID) -> Mapping[str, Any] | None:
    for place, raw in enumerate(page.body.raw_data):
        if raw["type"] == "reflection" and read_uuid(raw.get("id")) == block_id:
            # Not as it is stored: on the way out words may have been marked.
            value: Mapping[str, Any] = page.body[place].value
            return value
    return None


def _write_id(request: HttpRequest) -> UUID:
    # Without one a form is still taken; it is then new each time.
    return read_uuid(request.POST.get("write")) or uuid.uuid4()


def _base(request: HttpRequest) -> int:
    given = request.POST.get("base", "")
    return int(given[:9]) if given.isdecimal() else 0
