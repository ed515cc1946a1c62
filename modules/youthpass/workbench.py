"""The pages that show the whole: how the Youthpass process goes, and how far a learner's texts are."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from modules.learners.cookie import learner_of
from modules.learners.models import Learner
from modules.learners.protection import learner_page
from modules.youthpass.frameworks import Frame, Named, Way, frames
from modules.youthpass.models import Goal, OutcomeText
from modules.youthpass.partners import comments_for, open_links
from modules.youthpass.responses import gone


@dataclass(frozen=True)
class Row:
    """A competence in a list: with the first words of her text, where she has written one."""

    competence: Named
    text: str
    is_commented: bool


@dataclass(frozen=True)
class Counted:
    """A framework, and to how many of its competences she has written."""

    frame: Frame
    written: int


@learner_page
@require_safe
def workbench(request: HttpRequest) -> HttpResponseBase:
    """Show the four parts of the process, and what a learner has of each."""
    learner = learner_of(request)
    written = {one.competence_key for one in texts_of(learner)}
    ways = [
        Counted(frame, sum(one.key in written for one in frame.competences)) for frame in frames()
    ]
    context = {
        "ways": ways,
        "goals": Goal.objects.filter(learner=learner).count() if learner else 0,
        "links": len(open_links(learner)) if learner else 0,
        "comments": len(comments_for(learner)),
        "has_texts": bool(written),
    }
    return render(request, "modules/youthpass/workbench.html", context)


@learner_page
@require_safe
def way(request: HttpRequest, way: str) -> HttpResponseBase:
    """Show the competences of a framework, each with what a learner has written."""
    frame = next(iter(frames([Way(way)])), None) if way in Way.values else None
    if frame is None:
        return gone(request)
    learner = learner_of(request)
    texts = {one.competence_key: one.text for one in texts_of(learner)}
    commented = {one.competence_key for one in comments_for(learner)}
    rows = [Row(one, texts.get(one.key, ""), one.key in commented) for one in frame.competences]
    context = {"frame": frame, "rows": rows, "has_texts": any(row.text for row in rows)}
    return render(request, "modules/youthpass/way.html", context)


def texts_of(learner: Learner | None) -> list[OutcomeText]:
    """Return the learning outcomes that a learner has put into words."""
    if learner is None:
        return []
    return list(OutcomeText.objects.filter(learner=learner).exclude(text=""))
