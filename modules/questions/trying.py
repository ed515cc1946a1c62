"""Trying a question in an editor's preview: the question travels with its form, signed, and nothing is kept of answers.

What is previewed stands in no table: a form that is not saved yet, an old revision, a translation in the making.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_POST

from wagtail.blocks import StructValue
from wagtail.utils.decorators import xframe_options_sameorigin_override

from modules.blocks.self_check import question_types
from modules.questions.answers import Tried
from modules.questions.keys import MOST_TRIES, Key, keys_of, raw_questions
from modules.questions.marking import mark
from modules.questions.models import Verdict
from modules.questions.reading import Unreadable, read_given, read_move
from modules.questions.showing import ShownQuestion, Unsaved, show_question


SALT = "modules.questions.trying"
TEMPLATE = "modules/questions/trial.html"


@dataclass(frozen=True)
class Draft:
    """A question as it stands in a preview: what is right, the author's words, and in which languages it is shown."""

    key: Key
    value: StructValue
    lang: str
    language: str
    signed: str


def on_trial(
    shown: Mapping[str, ShownQuestion], keys: Mapping[UUID, Key], raw: Iterable[Any]
) -> dict[str, ShownQuestion]:
    """Return the questions of a preview with forms that lead to `try_question`, and to no record."""
    values = dict(raw_questions(raw))
    return {
        name: _with_draft(one, _signed(keys[one.id], values[one.id][1], one.lang))
        for name, one in shown.items()
    }


@require_POST
@xframe_options_sameorigin_override
def try_question(request: HttpRequest) -> HttpResponseBase:
    """Mark what an author answers in a preview, and say what a learner would read."""
    draft = _read(request.POST.get("draft", ""))
    if draft is None:
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    with override(draft.language):
        return _answered(request, draft)


def _answered(request: HttpRequest, draft: Draft) -> HttpResponseBase:
    unsaved, status = _sent(request, draft.key)
    wrong = _wrong(request)
    tried = Tried(best=Verdict.WRONG if wrong else "", tries=wrong, wrong=wrong)
    question = show_question(
        draft.key, draft.value, "", lang=draft.lang, tried=tried, unsaved=unsaved
    )
    is_wrong = unsaved.mark is not None and unsaved.mark.verdict in (Verdict.WRONG, Verdict.PARTLY)
    context = {"question": replace(_with_draft(question, draft.signed), wrong=wrong + is_wrong)}
    is_fragment = request.headers.get("X-Requested-With") == "fetch"
    template = "question.html" if is_fragment else "trial_page.html"
    return render(request, f"modules/questions/{template}", context, status=status)


def _sent(request: HttpRequest, key: Key) -> tuple[Unsaved, int]:
    moved = read_move(key, request.POST)
    if moved is not None:
        return Unsaved(given=moved), HTTPStatus.OK
    given = read_given(key, request.POST)
    if "show" in request.POST:
        return Unsaved(_given(given), is_shown=True), HTTPStatus.OK
    if isinstance(given, Unreadable):
        return Unsaved(given.given, problem=given.message), HTTPStatus.UNPROCESSABLE_ENTITY
    return Unsaved(given, mark(key, given)), HTTPStatus.OK


def _given(given: Any) -> dict[str, Any]:
    return given.given if isinstance(given, Unreadable) else given


def _wrong(request: HttpRequest) -> int:
    typed = request.POST.get("wrong", "")[:2]
    return min(int(typed), MOST_TRIES) if typed.isascii() and typed.isdigit() else 0


def _with_draft(question: ShownQuestion, signed: str) -> ShownQuestion:
    address = reverse("modules_try_question")
    return replace(question, template=TEMPLATE, address=address, draft=signed)


def _signed(key: Key, value: Mapping[str, Any], lang: str) -> str:
    # The key knows of accepted words what stands in the original, which is not in here.
    facts = [key.kind, str(key.block_id), value, key.accepted, lang, get_language()]
    text = json.dumps(facts, cls=DjangoJSONEncoder)
    return signing.dumps(text, salt=SALT, compress=True)


def _read(signed: str) -> Draft | None:
    try:
        facts = json.loads(signing.loads(signed, salt=SALT))
    except signing.BadSignature:
        return None
    kind, block_id, raw, accepted, lang, language = facts
    key = keys_of([{"type": kind, "id": block_id, "value": raw}])[UUID(block_id)]
    value = dict(question_types())[kind].to_python(raw)
    return Draft(replace(key, accepted=tuple(accepted)), value, lang, language, signed)
