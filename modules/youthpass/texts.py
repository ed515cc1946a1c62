"""The page of one competence: questions that help, the diary, the partner's comments, and the learner's own words."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from activities.pages.languages import reader_language
from modules.learners.cookie import begin, learner_of, remember
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_form
from modules.learners.sealing import lost, readable
from modules.learners.writes import write_once
from modules.reflections.models import LONGEST, Reflection
from modules.reflections.writing import Words, settle
from modules.youthpass.diary import entries
from modules.youthpass.frameworks import Frame, Named, find
from modules.youthpass.models import OtherText, OutcomeText
from modules.youthpass.partners import comments_for
from modules.youthpass.plain import base, number, too_long, typed, write_id
from modules.youthpass.prompts import prompts_of
from modules.youthpass.responses import gone, see
from modules.youthpass.writing import joined, write


TEMPLATE = "modules/youthpass/text.html"


@learner_form
def text(request: HttpRequest, competence_key: UUID) -> HttpResponseBase:
    """Show what a learner wrote to a competence, and take new words."""
    found = find(competence_key)
    if found is None:
        return gone(request, typed(request, "text"))
    if request.method != "POST":
        context = _context(request, *found)
        return render(request, TEMPLATE, {**context, "is_saved": "kept" in request.GET})
    words = Words(_wanted(request), reader_language(), base(request))
    problem = too_long(words.text)
    if problem or is_cookieless(request):
        return _not_kept(request, found, problem)
    learner = begin(request)
    if words.text or not learner._state.adding:
        learner = write_once(
            learner, write_id(request), lambda owner: _work(request, owner, competence_key, words)
        )
    response = see("learn_youthpass_text", competence_key, behind="?kept=1#text")
    remember(request, response, learner)
    return response


def _work(request: HttpRequest, learner: Learner, competence_key: UUID, words: Words) -> None:
    # Her words first, whichever button it was: nothing that she typed goes.
    kept = write(learner, competence_key, words)
    chosen = request.POST.get("use") or request.POST.get("drop")
    if chosen:
        others = OtherText.objects.filter(kept=kept)
        settle(others, number(chosen), use="use" in request.POST, language=words.language)


def _wanted(request: HttpRequest) -> str:
    """Return what she typed, with the entry of her diary behind it that she copies in."""
    text = typed(request, "text")
    learner, wanted = learner_of(request), number(request.POST.get("copy", ""))
    if learner is None or not wanted:
        return text
    entry = Reflection.objects.filter(learner=learner, pk=wanted).first()
    return joined(text, readable(entry.text)) if entry else text


def _not_kept(request: HttpRequest, found: tuple[Frame, Named], problem: str) -> HttpResponseBase:
    context = _context(request, *found)
    context["text"], context["base"] = typed(request, "text"), base(request)
    context["problem"], context["no_cookies"] = problem, is_cookieless(request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, TEMPLATE, context, status=status)


def _context(request: HttpRequest, frame: Frame, competence: Named) -> dict[str, Any]:
    learner = learner_of(request)
    mine = OutcomeText.objects.filter(learner=learner, competence_key=competence.key)
    kept = mine.prefetch_related("others").first() if learner else None
    order = {one.number: one for one in frame.competences}
    return {
        "frame": frame,
        "competence": competence,
        "before": order.get(competence.number - 1),
        "after": order.get(competence.number + 1),
        "prompts": prompts_of(competence),
        "text": readable(kept.text) if kept else "",
        "problem": lost(kept.text) if kept else "",
        "base": kept.version if kept else 0,
        "others": list(kept.others.all()) if kept else [],
        "entries": entries(learner, competence.key, request),
        "comments": [one for one in comments_for(learner) if one.competence_key == competence.key],
        "longest": LONGEST,
        # Fresh for each form: a form that is sent twice is one write.
        "write": uuid.uuid4(),
    }
