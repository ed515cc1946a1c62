"""Reading addresses and forms of the workplace, and addresses that keep what a person filters and searches for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from toolkit_site.translation.workplace.desk import Desk
from toolkit_site.translation.workplace.wanted import Wanted


# Longer numbers are no keys, and databases refuse them.
DIGITS = 15


def read_number(text: str | None) -> int | None:
    """Return the number that a text is, None when it is none."""
    is_number = text and text.isascii() and text.isdigit() and len(text) <= DIGITS
    return int(text) if text and is_number else None


def is_from_script(request: HttpRequest) -> bool:
    """Say whether a script asks, which swaps pieces into the page that it has."""
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def wanted_by(request: HttpRequest, desk: Desk) -> Wanted:
    """Return the filter and search of a request: in the address, or in the hidden fields of a form."""
    data = request.POST if request.method == "POST" else request.GET
    return Wanted.of(data, may_review=desk.may_review)


def home_url(request: HttpRequest, desk: Desk, **params: Any) -> str:
    """Return the address of the list, with a segment open where `segment` names one."""
    home = reverse("translation:workplace", args=[desk.translation.pk])
    anchor = f"#s{params['segment']}" if params.get("segment") else ""
    return f"{home}{wanted_by(request, desk).params(**params)}{anchor}"
