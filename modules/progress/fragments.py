"""One block of a unit alone, for a script of ours: it leaves by the same door as the whole page."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from wagtail import hooks

from modules.pages.unit import UnitPage


def serve_fragment(
    request: HttpRequest,
    page: UnitPage,
    render: Callable[[UnitPage], str],
    status: int = HTTPStatus.OK,
) -> HttpResponseBase:
    """Answer with a part of a page, through Wagtail's hooks: whatever marks words on pages marks them here too."""

    def serve(page: UnitPage, _request: HttpRequest, _args: Any, _kwargs: Any) -> HttpResponseBase:
        return HttpResponse(render(page), status=status)

    for hook in reversed(hooks.get_hooks("on_serve_page")):
        serve = hook(serve)
    return serve(page, request, (), {})
