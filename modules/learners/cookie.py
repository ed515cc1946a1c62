"""How a browser holds a learner's number: a signed cookie, which nobody without the site's key can make."""

from __future__ import annotations

import uuid
from contextlib import suppress

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from modules.learners import conf
from modules.learners.models import Learner, today
from modules.learners.protection import is_cookieless


NAME = "learner"
SALT = "modules.learners.cookie"
# Where the answer is kept on the request: asked by many, looked up once.
CACHE = "_learner"
DAY = 24 * 60 * 60


def learner_of(request: HttpRequest) -> Learner | None:
    """Return whose browser this is: None without cookie, and for one that is forged, foreign or of somebody erased."""
    if not hasattr(request, CACHE):
        learner = _read(request)
        setattr(request, CACHE, learner)
        if learner is not None:
            _note_visit(learner)
    found: Learner | None = getattr(request, CACHE)
    return found


def begin(request: HttpRequest) -> Learner:
    """Return the learner of this browser, or a new one, to be saved together with her first record."""
    return learner_of(request) or Learner()


def remember(request: HttpRequest, response: HttpResponseBase, learner: Learner) -> None:
    """Let this browser hold the number for another 13 months.

    A learner who was not saved is not remembered, nor is anybody by a browser that sent no cookie at all: that request
    was not checked for its token, and another site could have made it.
    """
    if learner._state.adding or is_cookieless(request):
        return
    _note_visit(learner)
    response.set_signed_cookie(
        NAME,
        f"{learner.pk}:{learner.generation}",
        salt=SALT,
        max_age=conf.kept_days() * DAY,
        path="/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    setattr(request, CACHE, learner)


def forget(response: HttpResponseBase) -> None:
    """Take the number, and what scripts of ours may have kept, from this browser."""
    response.delete_cookie(NAME, path="/", samesite="Lax")
    response.headers["Clear-Site-Data"] = '"storage"'


def _read(request: HttpRequest) -> Learner | None:
    value = request.get_signed_cookie(NAME, default=None, salt=SALT, max_age=conf.kept_days() * DAY)
    number, _colon, generation = (value or "").partition(":")
    try:
        key = uuid.UUID(number)
    except ValueError:
        return None
    learner = Learner.objects.filter(pk=key).first()
    return learner if learner and str(learner.generation) == generation else None


def _note_visit(learner: Learner) -> None:
    day = today()
    if learner.last_used >= day:
        return
    learner.last_used = day
    # Who only reads can go on reading when nothing can be written.
    with suppress(DatabaseError), transaction.atomic():
        Learner.objects.filter(pk=learner.pk, last_used__lt=day).update(last_used=day)
