"""The forms around units: this one is done, this activity was done with a group, this path is started."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from activities.models import ActivityPage
from activities.pages.languages import reader_language
from modules.learners.cookie import begin, remember
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_post
from modules.learners.writes import write_once
from modules.learning_paths.reading import steps_of
from modules.learning_paths.trail import path_slug
from modules.progress.finding import find_path, find_path_by_slug, find_step
from modules.progress.recording import finish, reopen, start_path, touch
from modules.questions.keys import read_uuid


@learner_post
def step(request: HttpRequest, page_key: UUID) -> HttpResponseBase:
    """Note that a unit is done, that an activity was done with a group, or that it is not done after all."""
    page = find_step(request, page_key)
    if page is None:
        return render(request, "modules/progress/gone.html", status=HTTPStatus.NOT_FOUND)
    declared = isinstance(page, ActivityPage)
    on_path = _path_through(request, page_key)

    def work(learner: Learner) -> None:
        if request.POST.get("do") == "undo":
            touch(learner, page_key)
            reopen(learner, page_key)
        else:
            finish(learner, page_key, declared=declared)
        if on_path is not None:
            start_path(learner, on_path)

    return _noted(request, work)


@learner_post
def path(request: HttpRequest, path_key: UUID) -> HttpResponseBase:
    """Note that somebody starts a path."""
    if find_path(request, path_key) is None:
        return render(request, "modules/progress/gone.html", status=HTTPStatus.NOT_FOUND)
    return _noted(request, lambda learner: start_path(learner, path_key))


def _path_through(request: HttpRequest, page_key: UUID) -> UUID | None:
    """Return the key of the path that the address names, None where this page is no step of it."""
    found = find_path_by_slug(request, path_slug(request))
    steps = steps_of(found, reader_language(), request) if found else []
    is_step = any(one.key == page_key for one in steps)
    return found.translation_key if found and is_step else None


def _noted(request: HttpRequest, work: Callable[[Learner], None]) -> HttpResponseBase:
    if is_cookieless(request):
        return render(request, "modules/learners/nothing.html", {"no_cookies": True})
    write_id = read_uuid(request.POST.get("write")) or uuid.uuid4()
    learner = write_once(begin(request), write_id, work)
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    response["Location"] = _next(request)
    remember(request, response, learner)
    return response


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    # A line end can stand in no header.
    is_whole = wanted.startswith("/") and wanted.isprintable()
    return wanted if is_ours and is_whole else reverse("learn")
