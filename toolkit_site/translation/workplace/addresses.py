"""Addresses of the list that keep what a person filters and searches for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from toolkit_site.translation.workplace.desk import Desk
from toolkit_site.translation.workplace.wanted import Wanted


def wanted_by(request: HttpRequest, desk: Desk) -> Wanted:
    """Return the filter and search of a request: in the address, or in the hidden fields of a form."""
    data = request.POST if request.method == "POST" else request.GET
    return Wanted.of(data, may_review=desk.may_review)


def home_url(request: HttpRequest, desk: Desk, **params: Any) -> str:
    """Return the address of the list, with a segment open where `segment` names one."""
    home = reverse("translation:workplace", args=[desk.translation.pk])
    anchor = f"#s{params['segment']}" if params.get("segment") else ""
    return f"{home}{wanted_by(request, desk).params(**params)}{anchor}"
