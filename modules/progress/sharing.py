"""Showing one reflection to somebody by a secret address, and taking it back."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from activities.pages.languages import reader_language
from modules.learners.cookie import learner_of
from modules.learners.protection import is_cookieless, learner_page, learner_post
from modules.pages.unit import UnitPage
from modules.pages.versions import best_versions, both_languages
from modules.progress.overview import prompt_of
from modules.reflections import sharing
from modules.reflections.models import Reflection


@learner_post
def share(request: HttpRequest, reflection_pk: int) -> HttpResponseBase:
    """Make a secret address for one reflection, and show it: it is known to nobody but the learner."""
    learner = learner_of(request)
    if learner is None or is_cookieless(request):
        return render(request, "modules/learners/nothing.html", status=HTTPStatus.NOT_FOUND)
    reflection = get_object_or_404(Reflection, learner=learner, pk=reflection_pk)
    token = sharing.share(reflection)
    address = request.build_absolute_uri(reverse("learn_shared", args=[token]))
    return render(
        request, "modules/progress/share.html", {"address": address, "reflection": reflection}
    )


@learner_post
def withdraw(request: HttpRequest, link_pk: int) -> HttpResponseBase:
    """Take a secret address back."""
    learner = learner_of(request)
    if learner is not None and not is_cookieless(request):
        sharing.withdraw(learner, link_pk)
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    response["Location"] = f"{reverse('learn')}#reflections"
    return response


@learner_page
@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what a learner shares, to whoever has the address: her words and the prompt, nothing else."""
    reflection = sharing.find(token)
    if reflection is None:
        return render(request, "modules/progress/not_shared.html", status=HTTPStatus.NOT_FOUND)
    units = both_languages(UnitPage.objects.filter(translation_key=reflection.page_key))
    unit = best_versions(units, request).get(reflection.page_key)
    code = unit.locale.language_code if unit else ""
    context = {
        "reflection": reflection,
        "prompt": prompt_of(unit, reflection.block_id) if unit else "",
        "lang": "" if code == reader_language() else code,
    }
    return render(request, "modules/progress/shared.html", context)
