"""How the pages of the workbench answer: where a form leads, and what becomes of words that have no place any more."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from modules.learners.protection import is_cookieless


def see(name: str, *args: object, behind: str = "") -> HttpResponse:
    """Lead on to a page after a form was taken; `behind` is what follows its path."""
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    response["Location"] = reverse(name, args=args) + behind
    return response


def gone(request: HttpRequest, *texts: str) -> HttpResponse:
    """Say that something is not there, and give back what was written for it."""
    context = {
        "texts": [text for text in texts if text],
        "no_cookies": is_cookieless(request),
    }
    return render(request, "modules/youthpass/gone.html", context, status=HTTPStatus.NOT_FOUND)


def no_link(request: HttpRequest, texts: Iterable[str] = ()) -> HttpResponse:
    """Say to a partner that there is nothing to read, and give back what was written."""
    context = {"texts": [text for text in texts if text]}
    return render(request, "modules/youthpass/no_link.html", context, status=HTTPStatus.NOT_FOUND)
