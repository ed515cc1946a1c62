"""Which of wagtail-localize's addresses lead to screens of ours, and whom they let through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from wagtail_localize.models import Translation

from toolkit_site.translation.jobs.subjects import find_page, find_snippet, find_source
from toolkit_site.translation.teams.permissions import (
    user_can_see_matrix,
    user_can_submit,
    user_can_translate,
    was_published,
)
from toolkit_site.translation.teams.refusal import refuse


Way = Callable[..., HttpResponseBase | None]


def to_submit_page(request: HttpRequest, page_id: int) -> HttpResponseBase | None:
    """Lead to the form that submits a page."""
    return _if_submittable(request, find_page(page_id), "submit_page", page_id)


def to_submit_snippet(
    request: HttpRequest, app_label: str, model_name: str, pk: str
) -> HttpResponseBase | None:
    """Lead to the form that submits a snippet."""
    instance = find_snippet(app_label, model_name, pk)
    return _if_submittable(request, instance, "submit_snippet", app_label, model_name, pk)


def to_sync(request: HttpRequest, translation_source_id: int) -> HttpResponseBase | None:
    """Lead to the form that brings the translations of a page or snippet up to date."""
    source, original = find_source(translation_source_id)
    return _if_submittable(request, original, "sync", source.pk)


def to_matrix(request: HttpRequest) -> HttpResponseBase | None:
    """Lead to our report in the place of wagtail-localize's."""
    return _redirect(request, "matrix") if user_can_see_matrix(request.user) else refuse(request)


def to_preview(
    request: HttpRequest, translation_id: int, mode: str = ""
) -> HttpResponseBase | None:
    """Lead to the preview of the workplace."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_translate(request.user, translation.target_locale_id):
        return refuse(request)
    return _redirect(request, "preview", translation.pk)


WAYS: dict[str, Way] = {
    "submit_page_translation": to_submit_page,
    "submit_snippet_translation": to_submit_snippet,
    "update_translations": to_sync,
    "translations_report": to_matrix,
    "preview_translation": to_preview,
}


def _if_submittable(
    request: HttpRequest, instance: Any, name: str, *args: Any
) -> HttpResponseBase | None:
    if user_can_submit(request.user, instance):
        return _redirect(request, name, *args)
    if was_published(instance):
        return refuse(request)
    return refuse(request, _("Publish the original first: drafts are not sent to translation."))


def _redirect(request: HttpRequest, name: str, *args: Any) -> HttpResponseBase | None:
    try:
        url = reverse(f"translation:{name}", args=args)
    except NoReverseMatch:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{url}?{query}" if query else url)
