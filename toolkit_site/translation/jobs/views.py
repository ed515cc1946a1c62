"""The screens on which people see what became of their jobs, and let them go on."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from toolkit_site.translation.jobs.enqueuing import run_again
from toolkit_site.translation.jobs.models import TranslationJob
from toolkit_site.translation.jobs.reading import Progress, failures, listed
from toolkit_site.translation.teams.permissions import (
    user_can_coordinate,
    user_can_see_job,
    user_can_see_jobs,
)
from toolkit_site.translation.teams.refusal import refuse, requires


PER_PAGE = 50


@requires(user_can_see_jobs)
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """List jobs, newest first: all of them for coordinators, her own for anybody else."""
    found = TranslationJob.objects.all()
    if not user_can_coordinate(request.user):
        found = found.filter(created_by_id=request.user.pk)
    page = Paginator(listed(found), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        "page_obj": page,
        "rows": [(job, Progress.of(job)) for job in page],
        "may_submit_everything": user_can_coordinate(request.user),
        **_heading(_("Translation jobs")),
    }
    return render(request, "translation/jobs/list.html", context)


@require_GET
def job(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """Show how far a job is, and what went wrong."""
    found = _job(job_id)
    if not user_can_see_job(request.user, found):
        return refuse(request)
    context = {
        "job": found,
        "progress": Progress.of(found),
        "failures": failures(found, request.user),
        "locales": [one.get_display_name() for one in found.locales.all()],
        **_heading(found.get_kind_display(), above=True),
    }
    return render(request, "translation/jobs/job.html", context)


@require_POST
def run_job(request: HttpRequest, job_id: int) -> HttpResponseBase:
    """Let a job go on, or try again what failed."""
    found = _job(job_id)
    if not user_can_see_job(request.user, found):
        return refuse(request)
    run_again(found)
    response = redirect("translation:job", job_id)
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _job(job_id: int) -> TranslationJob:
    return get_object_or_404(listed(TranslationJob.objects.all()), pk=job_id)


def _heading(title: str, *, above: bool = False) -> dict[str, Any]:
    items = [{"url": reverse("translation:jobs"), "label": _("Translation jobs")}]
    return {
        "breadcrumbs_items": [*items, {"url": "", "label": title}] if above else items,
        "page_title": title,
        "header_title": title,
        "header_icon": "tasks",
    }
