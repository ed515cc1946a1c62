"""What a learner decides about her partner: which texts to show, when to stop, and what becomes of the comments."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from modules.learners.cookie import learner_of, remember
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_form, learner_post
from modules.questions.keys import read_uuid
from modules.youthpass import partners
from modules.youthpass.frameworks import Frame, Named, frames
from modules.youthpass.models import PartnerComment, PartnerLink
from modules.youthpass.plain import write_id
from modules.youthpass.responses import gone, see
from modules.youthpass.workbench import texts_of


TEMPLATE = "modules/youthpass/links.html"


@dataclass(frozen=True)
class Ticked:
    """A competence to which she wrote, and whether it is ticked."""

    frame: Frame
    competence: Named
    text: str
    is_ticked: bool


@dataclass(frozen=True)
class Said:
    """A comment with the competence that it is about; None for the whole."""

    comment: PartnerComment
    competence: Named | None


@dataclass(frozen=True)
class OpenLink:
    """A link that still works, with the names of what can be read at it."""

    link: PartnerLink
    shown: list[Named]


@learner_form
def links(request: HttpRequest) -> HttpResponseBase:
    """Show a learner's links and what came by them; make a new one for the texts that she ticks."""
    learner = learner_of(request)
    ticked = {key for key in map(read_uuid, request.POST.getlist("show")) if key}
    context = _context(learner, ticked)
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if is_cookieless(request):
        return render(request, TEMPLATE, {**context, "no_cookies": True})
    if learner is None:
        return gone(request)
    shown = [one.competence.key for one in context["texts"] if one.is_ticked]
    if not shown:
        context["is_nothing_ticked"] = True
        return render(request, TEMPLATE, context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _made(request, learner, shown)


@learner_post
def withdraw(request: HttpRequest, link_pk: int) -> HttpResponseBase:
    """Take a link back."""
    learner = learner_of(request)
    if is_cookieless(request) or learner is None or not partners.withdraw(learner, link_pk):
        return gone(request)
    return _back(request, learner, "#links")


@learner_post
def decide(request: HttpRequest, comment_pk: int) -> HttpResponseBase:
    """Let a comment go along, keep it back, or throw it away."""
    learner = learner_of(request)
    do = request.POST.get("do", "")
    if is_cookieless(request) or learner is None:
        return gone(request)
    if partners.decide(learner, comment_pk, do) is None:
        return gone(request)
    return _back(request, learner, "#comments")


def _back(request: HttpRequest, learner: Learner, place: str) -> HttpResponseBase:
    response = see("learn_youthpass_links", behind=place)
    remember(request, response, learner)
    return response


def _made(request: HttpRequest, learner: Learner, shown: list[UUID]) -> HttpResponseBase:
    secret = partners.make_link(learner, shown, write_id(request))
    if secret is None:
        return _back(request, learner, "#links")
    address = request.build_absolute_uri(reverse("learn_youthpass_partner", args=[secret]))
    context = {"address": address, "days": partners.OPEN_FOR.days}
    response = render(request, "modules/youthpass/link.html", context)
    remember(request, response, learner)
    return response


def _context(learner: Learner | None, ticked: set[UUID]) -> dict[str, Any]:
    known = [(frame, one) for frame in frames() for one in frame.competences]
    named = {one.key: one for _frame, one in known}
    texts = {one.competence_key: one.text for one in texts_of(learner)}
    found = partners.open_links(learner) if learner else []
    return {
        "texts": [
            Ticked(frame, one, texts[one.key], one.key in ticked)
            for frame, one in known
            if one.key in texts
        ],
        "links": [
            OpenLink(link, [one for one in named.values() if str(one.key) in link.shown])
            for link in found
        ],
        "comments": [
            Said(one, named.get(one.competence_key) if one.competence_key else None)
            for one in partners.comments_for(learner)
        ],
        "days": partners.OPEN_FOR.days,
        "write": uuid.uuid4(),
    }
