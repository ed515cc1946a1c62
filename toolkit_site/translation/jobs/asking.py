"""The screens on which somebody asks for a job: to submit something, or to bring its translations up to date."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.models import Page

from toolkit_site.translation.jobs.enqueuing import enqueue
from toolkit_site.translation.jobs.forms import JobForm
from toolkit_site.translation.jobs.models import JobKind
from toolkit_site.translation.jobs.scopes import Scope
from toolkit_site.translation.jobs.subjects import Subject, find_page, find_snippet, find_source
from toolkit_site.translation.submission.originals import CannotSubmitError, original_of
from toolkit_site.translation.teams.permissions import (
    user_can_coordinate,
    user_can_submit,
    was_published,
)
from toolkit_site.translation.teams.refusal import refuse, requires


@require_http_methods(["GET", "POST"])
def submit_page(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Ask into which languages a page is to be translated, alone or with all pages below it."""
    return _submit(request, find_page(page_id))


@require_http_methods(["GET", "POST"])
def submit_snippet(
    request: HttpRequest, app_label: str, model_name: str, pk: str
) -> HttpResponseBase:
    """Ask into which languages a snippet is to be translated."""
    return _submit(request, find_snippet(app_label, model_name, pk))


@requires(user_can_coordinate)
@require_http_methods(["GET", "POST"])
def submit_everything(request: HttpRequest) -> HttpResponseBase:
    """Ask into which languages the whole site is to be translated."""
    return _ask(request, JobKind.SUBMIT, None, Scope(everything=True))


@require_http_methods(["GET", "POST"])
def sync(request: HttpRequest, source_id: int) -> HttpResponseBase:
    """Ask which translations of an original are to be brought up to date."""
    source, original = find_source(source_id)
    if not user_can_submit(request.user, original):
        return refuse(request)
    return _ask(request, JobKind.SYNC, original, Scope(sources=(source.pk,)))


def _submit(request: HttpRequest, instance: Any) -> HttpResponseBase:
    if not was_published(instance):
        return refuse(request, _("Publish the original first: drafts are not sent to translation."))
    if not user_can_submit(request.user, instance):
        return refuse(request)
    try:
        original = original_of(instance)
    except CannotSubmitError as problem:
        return refuse(request, str(problem))
    if original.pk != instance.pk:
        return redirect(Subject(original).submit_url)
    return _ask(request, JobKind.SUBMIT, original, _scope(original))


def _scope(original: Any) -> Scope:
    if isinstance(original, Page):
        return Scope(pages=(original.pk,))
    return Scope(snippets=((original._meta.label_lower, str(original.pk)),))


def _ask(request: HttpRequest, kind: JobKind, original: Any, scope: Scope) -> HttpResponseBase:
    data = request.POST if request.method == "POST" else None
    form = JobForm(original, data, is_sync=kind == JobKind.SYNC)
    if form.is_valid():
        if form.cleaned_data.get("subtree"):
            scope = Scope(pages=(original.pk,), subtree=True)
        job = enqueue(kind, scope, form.cleaned_data["locales"], request.user)
        return redirect("translation:job", job.pk)
    subject = Subject(original)
    title = _("Bring translations up to date") if form.is_sync else _("Send to translation")
    context = {
        "form": form,
        "subject": subject,
        "breadcrumbs_items": [
            {"url": reverse("translation:jobs"), "label": _("Translation jobs")},
            {"url": "", "label": title},
        ],
        "page_title": title,
        "header_title": title,
        "header_icon": "wagtail-localize-language",
    }
    return render(request, "translation/submission/ask.html", context)
