"""What the pages of modules, units and paths show of the learner who reads them."""

from __future__ import annotations

from django import template

from activities.pages.languages import reader_language
from modules.learners.cookie import learner_of
from modules.learning_paths.pages import LearningPathPage
from modules.learning_paths.viewing import PathView, path_view
from modules.pages.unit import UnitPage
from modules.progress.recording import steps_taken_on
from modules.progress.unit_view import UnitView, unit_view


register = template.Library()


@register.simple_tag(takes_context=True)
def learning_unit(context: template.Context, page: UnitPage) -> UnitView:
    """Return a unit as this learner sees it."""
    return unit_view(page, context["request"], {str(k): v for k, v in context.flatten().items()})


@register.simple_tag(takes_context=True)
def learning_path(context: template.Context, page: LearningPathPage) -> PathView:
    """Return a path as this learner sees it."""
    request = context["request"]
    learner = learner_of(request)
    taken, is_started = steps_taken_on(learner, page.translation_key)
    return path_view(
        page,
        reader_language(),
        taken.done,
        taken.started,
        is_started,
        request,
    )
