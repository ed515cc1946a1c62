"""The addresses at which a learner comes back, leaves, takes everything along, or erases it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.pages.languages import reader_language
from modules.learners import card, codes, conf, cookie, erasing, guessing, readable, takeout, words
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_form, learner_page, learner_post


SEE_OTHER = 303


@learner_form
def resume(request: HttpRequest) -> HttpResponseBase:
    """Ask for four words, and let the learner they belong to go on in this browser."""
    if request.method != "POST":
        return _resume_page(request)
    typed = request.POST.get("code", "")[: words.LONGEST]
    if is_cookieless(request):
        return _resume_page(request, typed, 400, no_cookies=True)
    chosen = guessing.take(request)
    if chosen is None:
        return _wait(request)
    strange = codes.unknown_words(typed, reader_language())
    number = len(words.split(typed))
    may_fit = number == codes.LENGTH and not strange
    learner = codes.find(typed) if may_fit else None
    if learner or not may_fit:
        guessing.give_back(chosen)
    if learner is None:
        return _resume_page(request, typed, 400, unknown=strange, number=number, not_found=may_fit)
    if _would_lose(request, learner) and "replace" not in request.POST:
        return _resume_page(request, typed, 409, would_lose=True)
    response = _to_my_learning()
    if cookie.learner_of(request) != learner:
        # Unsent words of whoever used this browser before are not hers.
        response.headers["Clear-Site-Data"] = '"storage"'
    cookie.remember(request, response, learner)
    return response


@learner_post
def code(request: HttpRequest) -> HttpResponseBase:
    """Make new words for this learner, and show them once."""
    learner = cookie.learner_of(request)
    if learner is None:
        return _nothing(request)
    code_words = codes.new_code(
        learner, reader_language(), sign_out_others="others" in request.POST
    )
    address = card.address_of(request.build_absolute_uri(reverse("learn_resume")), code_words)
    context = {
        "words": code_words,
        "code": "-".join(code_words),
        "picture": card.picture_of(address),
        "site": request.get_host(),
        "kept_until": learner.last_used + timedelta(days=conf.kept_days()),
    }
    response = render(request, "modules/learners/code.html", context)
    cookie.remember(request, response, learner)
    return response


@learner_post
def leave(request: HttpRequest) -> HttpResponseBase:
    """Forget the learner on this device. What she has done stays, for those who know her words."""
    response = _to_my_learning()
    # Another site could have sent a form without cookies: it must not take a learner from anybody.
    if not is_cookieless(request):
        cookie.forget(response)
    return response


@learner_form
def erase(request: HttpRequest) -> HttpResponseBase:
    """Say what goes, and let it go with the second tap."""
    learner = cookie.learner_of(request)
    if learner is None:
        return _nothing(request)
    if request.method != "POST":
        return render(request, "modules/learners/erase.html", {"learner": learner})
    erasing.erase(learner)
    response = render(request, "modules/learners/erased.html")
    cookie.forget(response)
    return response


@learner_page
@require_safe
def data_json(request: HttpRequest) -> HttpResponseBase:
    """Hand over everything that is kept, for programs."""
    learner = cookie.learner_of(request)
    if learner is None:
        return _nothing(request)
    parts = takeout.as_json(learner, reader_language())
    return _download(StreamingHttpResponse(parts, content_type="application/json"), "json")


@learner_page
@require_safe
def data_html(request: HttpRequest) -> HttpResponseBase:
    """Hand over everything that is kept, for people."""
    learner = cookie.learner_of(request)
    if learner is None:
        return _nothing(request)
    parts = readable.as_html(learner, reader_language())
    content_type = "text/html; charset=utf-8"
    return _download(StreamingHttpResponse(parts, content_type=content_type), "html")


def _resume_page(
    request: HttpRequest, typed: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    context = {"typed": typed, "length": codes.LENGTH, **context}
    return render(request, "modules/learners/resume.html", context, status=status)


def _wait(request: HttpRequest) -> HttpResponse:
    seconds = guessing.seconds_to_wait()
    context = {"minutes": -(-seconds // 60)}
    response = render(request, "modules/learners/wait.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _would_lose(request: HttpRequest, other: Learner) -> bool:
    """Tell whether this browser holds the only way to somebody else's work."""
    here = cookie.learner_of(request)
    if here is None or here.pk == other.pk or here.code_hash:
        return False
    return takeout.has_records(here)


def _nothing(request: HttpRequest) -> HttpResponse:
    context = {"no_cookies": is_cookieless(request)}
    return render(request, "modules/learners/nothing.html", context)


def _to_my_learning() -> HttpResponse:
    response = HttpResponseRedirect(reverse("learn"))
    response.status_code = SEE_OTHER
    return response


def _download(response: StreamingHttpResponse, ending: str) -> StreamingHttpResponse:
    response.headers["Content-Disposition"] = f'attachment; filename="my-learning.{ending}"'
    return response
