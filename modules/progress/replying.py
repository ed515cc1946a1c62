"""How a unit answers what is sent to it: with one block for a script, with the place on the page for everybody else."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from wagtail.views import serve

from activities.pages.languages import reader_language
from activities.pages.urls import reader_url
from modules.learners.cookie import remember
from modules.learners.models import Learner
from modules.learning_paths.trail import trail
from modules.pages.unit import UnitPage
from modules.progress.fragments import serve_fragment
from modules.progress.unit_view import Sent
from modules.questions.keys import read_uuid
from modules.questions.reading import clean_text


# What is shown again of a text that cannot be kept. Longer ones stand in the browser's own form.
MOST_SHOWN = 20_000


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether a script of ours asks, which puts the answer into the page."""
    return request.headers.get("X-Requested-With") == "fetch"


def kept(
    request: HttpRequest,
    page: UnitPage,
    block_id: UUID,
    learner: Learner,
    block: Callable[[UnitPage], str],
    *,
    says_kept: bool = False,
) -> HttpResponseBase:
    """Lead back to a block whose form has been kept, or send it alone; and let the browser know its learner."""
    if wants_fragment(request):
        response = serve_fragment(request, page, block)
    else:
        response = _to_block(request, page, block_id, says_kept=says_kept)
    remember(request, response, learner)
    return response


def page_again(request: HttpRequest, page: UnitPage, sent: Sent, status: int) -> HttpResponseBase:
    """Show the page with what was sent and could not be kept."""
    request.sent = sent  # type: ignore[attr-defined]
    # Through Wagtail's own door, so that whatever listens there has its say.
    language_prefix, path = reader_url(page, request).lstrip("/").partition("/")[::2]
    response = serve(
        request, path if language_prefix == reader_language() else f"{language_prefix}/{path}"
    )
    response.status_code = status
    return response


def gone(request: HttpRequest, page: UnitPage | None) -> HttpResponse:
    """Say that a unit or a block is no longer there, and give back what was written for it."""
    context = {
        "page_url": reader_url(page, request) if page else "",
        "text": clean_text(request.POST.get("text", ""))[:MOST_SHOWN],
    }
    status = HTTPStatus.GONE if page else HTTPStatus.NOT_FOUND
    return render(request, "modules/progress/gone.html", context, status=status)


def write_id(request: HttpRequest) -> UUID:
    """Return the number that was made with the form, so that it counts once however often it arrives."""
    # Without one a form is still taken; it is then new each time.
    return read_uuid(request.POST.get("write")) or uuid.uuid4()


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
