"""The learner's own page: where she is, what she wrote, and everything that she may do with it."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modules.learners import conf
from modules.learners.cookie import learner_of, remember
from modules.learners.protection import learner_page
from modules.learning_paths.pages import LearningPathIndexPage
from modules.pages.versions import best_versions, both_languages
from modules.progress.overview import overview


@learner_page
@require_safe
def my_learning(request: HttpRequest) -> HttpResponseBase:
    """Show a learner her own page; to somebody new, how it begins."""
    learner = learner_of(request)
    indexes = both_languages(LearningPathIndexPage.objects.all())
    context: dict[str, object] = {
        "learner": learner,
        "paths_page": next(iter(best_versions(indexes, request).values()), None),
    }
    if learner is not None:
        context["mine"] = overview(learner, request)
        context["kept_until"] = learner.last_used + timedelta(days=conf.kept_days())
    response = render(request, "modules/progress/my_learning.html", context)
    if learner is not None:
        # She is told that it is kept longer each time she comes: then her browser has to know her as long.
        remember(request, response, learner)
    return response
