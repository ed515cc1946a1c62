"""The form below a prompt: keeps what a learner writes there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from activities.pages.languages import reader_language
from modules.learners.cookie import begin, learner_of
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_post
from modules.learners.writes import write_once
from modules.learning_paths.trail import trail
from modules.pages.unit import UnitPage
from modules.progress.finding import find_unit
from modules.progress.fragments import serve_fragment
from modules.progress.recording import touch
from modules.progress.replying import gone, kept, page_again, wants_fragment, write_id
from modules.progress.unit_view import Sent
from modules.questions.keys import read_uuid
from modules.questions.reading import clean_text
from modules.reflections.models import OtherVersion, Reflection
from modules.reflections.showing import (
    ShownReflection,
    address_of,
    reflections_of,
    show_reflection,
)
from modules.reflections.writing import TooLongError, Words, clean, settle, write


@learner_post
def reflection(request: HttpRequest, page_key: UUID, block_id: UUID) -> HttpResponseBase:
    """Keep a reflection, or settle which of two versions it is to be."""
    page = find_unit(request, page_key)
    if page is None or not _has_prompt(page, block_id):
        return gone(request, page)
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
            others = OtherVersion.objects.filter(learner=learner)
            is_used = "use" in request.POST
            settle(others, int(chosen[:18]), use=is_used, language=words.language)
    elif words.text or not learner._state.adding:

        def work(writer: Learner) -> None:
            write(writer, page_key, block_id, words)
            touch(writer, page_key)

        learner = write_once(learner, write_id(request), work)
    return _kept(request, page, block_id, learner)


def _kept(
    request: HttpRequest, page: UnitPage, block_id: UUID, learner: Learner
) -> HttpResponseBase:
    def block(unit: UnitPage) -> str:
        return _reflection_block(request, unit, block_id, learner)

    return kept(request, page, block_id, learner, block, says_kept=True)


def _not_kept(
    request: HttpRequest, page: UnitPage, block_id: UUID, problem: str = ""
) -> HttpResponseBase:
    text = clean_text(request.POST.get("text", ""))
    stored = reflections_of(learner_of(request), page.translation_key).get(block_id)
    shown = replace(_shown(request, page, block_id, stored), text=text, problem=problem)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    if wants_fragment(request):
        return serve_fragment(
            request, page, lambda unit: _prompt_html(request, unit, block_id, shown), status
        )
    sent = Sent(reflections={block_id: shown}, no_cookies=is_cookieless(request))
    return page_again(request, page, sent, status)


def _reflection_block(
    request: HttpRequest, page: UnitPage, block_id: UUID, learner: Learner
) -> str:
    stored = reflections_of(learner, page.translation_key).get(block_id)
    shown = replace(_shown(request, page, block_id, stored), is_saved=True)
    return _prompt_html(request, page, block_id, shown)


def _prompt_html(
    request: HttpRequest, page: UnitPage, block_id: UUID, shown: ShownReflection
) -> str:
    context = {"value": _prompt(page, block_id), "reflection": shown}
    return render_to_string("modules/reflections/prompt.html", context, request)


def _shown(
    request: HttpRequest, page: UnitPage, block_id: UUID, stored: Reflection | None
) -> ShownReflection:
    code: str = page.locale.language_code
    lang = "" if code == reader_language() else code
    address = address_of(page.translation_key, block_id) + trail(request)
    return show_reflection(address, block_id, stored, lang=lang)


def _has_prompt(page: UnitPage, block_id: UUID) -> bool:
    return _prompt(page, block_id) is not None


def _prompt(page: UnitPage, block_id: UUID) -> Mapping[str, Any] | None:
    for place, raw in enumerate(page.body.raw_data):
        if raw["type"] == "reflection" and read_uuid(raw.get("id")) == block_id:
            # Not as it is stored: on the way out words may have been marked.
            value: Mapping[str, Any] = page.body[place].value
            return value
    return None


def _base(request: HttpRequest) -> int:
    given = request.POST.get("base", "")
    return int(given[:9]) if given.isdecimal() else 0
