"""Looking at one's own competences, in four plain steps and one's own words. Nobody scores them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models import ActivityCompetence, ActivityPage, Competence
from modules.learners.cookie import begin, learner_of, remember
from modules.learners.models import Learner
from modules.learners.protection import is_cookieless, learner_form
from modules.learners.writes import write_once
from modules.pages.competences import FrameworkGroup, NamedCompetence, competence_groups
from modules.pages.unit import UnitPage
from modules.progress.overview import my_pages
from modules.questions.keys import read_uuid
from modules.reflections.assessing import NEVER, Looks, looks_of, radar
from modules.reflections.models import LONGEST, Moment, SelfAssessment, Standing


class LookForm(forms.Form):
    """One look at one competence."""

    competence = forms.UUIDField(widget=forms.HiddenInput)
    moment = forms.ChoiceField(choices=Moment.choices, label=_("When"), widget=forms.RadioSelect)
    standing = forms.TypedChoiceField(
        choices=Standing.choices, coerce=int, label=_("Where you are"), widget=forms.RadioSelect
    )
    example = forms.CharField(
        required=False,
        max_length=LONGEST,
        label=_("An example, in your own words"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    evidence = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        label=_("A link that shows it, if there is one"),
    )


@dataclass(frozen=True)
class Row:
    """A competence of the page, with its looks, its number in the picture, and its form."""

    number: int
    competence: NamedCompetence
    looks: Looks
    form: LookForm
    # Fresh for each form: a form that is sent twice is one look.
    write: uuid.UUID = field(default_factory=uuid.uuid4)


@learner_form
def assess(request: HttpRequest) -> HttpResponseBase:
    """Show the competences that a learner has worked on, and take another look at one."""
    learner = learner_of(request)
    form = None
    if request.method == "POST":
        form = LookForm(request.POST)
        if is_cookieless(request):
            words = form.data.get("example", "")[:LONGEST]
            context = {"no_cookies": True, "text": words}
            return render(request, "modules/progress/assess_unkept.html", context)
        if form.is_valid() and _exists(form.cleaned_data["competence"]):
            return _looked(request, form.cleaned_data)
    status = HTTPStatus.OK if form is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(
        request, "modules/progress/assess.html", _context(request, learner, form), status=status
    )


def _exists(key: uuid.UUID) -> bool:
    return Competence.objects.filter(translation_key=key).exists()


def _looked(request: HttpRequest, data: dict[str, Any]) -> HttpResponseBase:
    def work(learner: Learner) -> None:
        SelfAssessment.objects.create(
            learner=learner,
            competence_key=data["competence"],
            moment=data["moment"],
            standing=data["standing"],
            example=data["example"],
            evidence=data["evidence"],
        )

    write_id = read_uuid(request.POST.get("write")) or uuid.uuid4()
    learner = write_once(begin(request), write_id, work)
    response = HttpResponse(status=HTTPStatus.SEE_OTHER)
    response["Location"] = f"{reverse('learn_assess')}#c-{data['competence']}"
    remember(request, response, learner)
    return response


def _context(
    request: HttpRequest, learner: Learner | None, sent: LookForm | None
) -> dict[str, Any]:
    groups = competences_of(learner, request) if learner else []
    looks = looks_of(learner)
    shown = [(group, list(_rows(group, looks, sent))) for group in groups]
    return {
        "groups": [
            {"group": group, "rows": rows, "radar": radar(row.looks for row in rows)}
            for group, rows in shown
        ],
        "form_has_errors": sent is not None,
        # Words for a competence that does not stand on the page any more are given back.
        "stray": sent.data.get("example", "")[:LONGEST]
        if sent and not any(row.form is sent for _group, rows in shown for row in rows)
        else "",
    }


def _rows(
    group: FrameworkGroup, looks: dict[uuid.UUID, Looks], sent: LookForm | None
) -> Iterator[Row]:
    for number, competence in enumerate(group.competences, 1):
        known = looks.get(competence.key, NEVER)
        is_sent = sent is not None and sent.data.get("competence") == str(competence.key)
        first = Moment.AFTER if known.before else Moment.BEFORE
        initial = {"competence": competence.key, "moment": first}
        fresh = LookForm(initial=initial, auto_id=f"{competence.key}-%s")
        yield Row(number, competence, known, sent if is_sent and sent else fresh)


def competences_of(learner: Learner, request: HttpRequest) -> list[FrameworkGroup]:
    """Return the competences of what a learner has begun, and those that she has looked at, by framework."""
    pages = my_pages(learner, request)
    units = [page for page in pages if isinstance(page, UnitPage)]
    activities = [page.pk for page in pages if isinstance(page, ActivityPage)]
    rows: list[Any] = list(ActivityCompetence.objects.filter(page__in=activities))
    rows += _looked_at(learner)
    return competence_groups(rows, units, request)


@dataclass(frozen=True)
class _Linked:
    competence_id: int


def _looked_at(learner: Learner) -> list[_Linked]:
    keys = SelfAssessment.objects.filter(learner=learner).values("competence_key")
    found = Competence.objects.filter(translation_key__in=keys)
    return [_Linked(pk) for pk in found.values_list("pk", flat=True)]
