"""Every admin address of wagtail-localize, made from its own list: led to ours where we have one, closed otherwise."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, re_path
from django.utils.translation import gettext as _

from wagtail_localize.wagtail_hooks import register_admin_urls as localize_urls

from toolkit_site.translation.guard.ways import WAYS
from toolkit_site.translation.teams.refusal import refuse


Address = URLPattern | URLResolver


def guarded_addresses() -> list[Address]:
    """Return addresses that catch all of wagtail-localize's when they stand before them.

    Only its names stay of use: links made from them arrive here.
    """
    return [_guarded(address) for address in localize_urls()]


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
    """Refuse everybody, superusers included, whatever the method."""
    return refuse(request, _("Translations are not made here. Use the translation workplace."))


def _guarded(address: Address) -> Address:
    if isinstance(address, URLPattern):
        return URLPattern(address.pattern, _view(address.name))
    inside = [_guarded(below) for below in address.url_patterns]
    # What a later release adds below the same prefix is closed as well.
    return URLResolver(address.pattern, [*inside, re_path("", closed)])


def _view(name: str | None) -> Any:
    way = WAYS.get(name or "")
    if way is None:
        return closed

    def lead(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return way(request, **kwargs) or closed(request)

    return lead
