"""The partner's page: the texts that a learner ticked, and a form for what one has to say. Nobody has to sign in."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from activities.pages.languages import reader_language
from modules.learners.protection import learner_form
from modules.youthpass import partners
from modules.youthpass.frameworks import Named, frames
from modules.youthpass.models import LONGEST_COMMENT, PartnerLink
from modules.youthpass.plain import too_long, typed, write_id
from modules.youthpass.responses import no_link, see


# The field for what is said to the whole.
WHOLE = "whole"
AN_HOUR = 60 * 60


@dataclass(frozen=True)
class Field:
    """A text to read, if it is not the whole, and the field for what is said to it."""

    name: str
    competence: Named | None = None
    text: str = ""
    lang: str = ""
    typed: str = ""
    problem: str = ""

    @property
    def key(self) -> UUID | None:
        """Return the competence that the comment is about; None for the whole."""
        return self.competence.key if self.competence else None


@learner_form
def partner(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what a learner shows to a partner, and hand over what the partner says.

    The secret in the address is all that is needed: no cookie is read, and none of a learner's is set. What a browser
    without cookies sends is therefore taken as well.
    """
    link = partners.find_link(token)
    if link is None:
        return no_link(request, _everything(request))
    fields = _fields(request, link)
    if request.method != "POST":
        return _page(request, link, fields)
    said = {one.key: one.typed for one in fields if one.typed}
    problem = "" if said else _("Write something first.")
    if problem or any(one.problem for one in fields):
        return _page(request, link, fields, problem, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        partners.comment(link, said, write_id(request))
    except partners.NoLinkError:
        return no_link(request, _everything(request))
    except partners.TooManyError:
        problem = _("Many comments came by this link. Wait an hour, then send this again.")
        response = _page(request, link, fields, problem, HTTPStatus.TOO_MANY_REQUESTS)
        response.headers["Retry-After"] = str(AN_HOUR)
        return response
    return see("learn_youthpass_partner", token, behind="?sent=1#sent")


def _fields(request: HttpRequest, link: PartnerLink) -> list[Field]:
    texts = partners.shown_texts(link)
    shown = [one for frame in frames() for one in frame.competences if one.key in texts]
    found = []
    for one in shown:
        kept = texts[one.key]
        lang = "" if kept.language == reader_language() else kept.language
        found.append(_field(request, f"c-{one.key}", one, kept.text, lang))
    return [*found, _field(request, WHOLE)]


def _field(
    request: HttpRequest,
    name: str,
    competence: Named | None = None,
    text: str = "",
    lang: str = "",
) -> Field:
    sent = typed(request, name)
    return Field(name, competence, text, lang, sent, too_long(sent, LONGEST_COMMENT))


def _everything(request: HttpRequest) -> list[str]:
    """Return all that was typed, whatever field it was for."""
    return [typed(request, name) for name in request.POST if name == WHOLE or name[:2] == "c-"]


def _page(
    request: HttpRequest,
    link: PartnerLink,
    fields: list[Field],
    problem: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    context = {
        "token": request.resolver_match.kwargs["token"] if request.resolver_match else "",
        "expires": link.expires,
        "fields": fields,
        "problem": problem,
        "is_sent": "sent" in request.GET,
        "longest": LONGEST_COMMENT,
        "write": uuid.uuid4(),
    }
    return render(request, "modules/youthpass/partner.html", context, status=status)
