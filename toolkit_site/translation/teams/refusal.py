"""How a door says no: with a real 403, as a page of the admin or as JSON, never with a redirect."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wagtail.admin.auth import reject_request


View = Callable[..., HttpResponseBase]


def refuse(request: HttpRequest, message: str = "") -> HttpResponse:
    """Answer 403 and say in plain words what this person may not do; without an account, send her to sign in."""
    if not request.user.is_authenticated:
        signed_out: HttpResponse = reject_request(request)
        return signed_out
    message = message or _(
        "Your account may not do this. If you need it for your work, ask a coordinator of the translations."
    )
    if wants_json(request):
        return JsonResponse({"error": message}, status=HTTPStatus.FORBIDDEN)
    context = {
        "message": message,
        "page_title": (title := _("Not allowed")),
        "header_title": title,
        "header_icon": "lock",
    }
    return render(request, "translation/refused.html", context, status=HTTPStatus.FORBIDDEN)


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks, which cannot show a page."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return True
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return preferred == "application/json" or request.content_type == "application/json"


def requires(predicate: Callable[[Any], bool], message: str = "") -> Callable[[View], View]:
    """Make a view refuse everybody whom the predicate, asked about the user, does not let in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not predicate(request.user):
                return refuse(request, str(message))
            return view(request, *args, **kwargs)

        return guarded

    return decorate
