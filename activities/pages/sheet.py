"""What stands on the facilitator sheet: the activity for one group and one morning, in the language of its words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError

from activities.pages import labels
from activities.pages.choices import LICENCE_URLS, Tech
from activities.pages.fields import labels_of
from activities.pages.languages import language_name
from activities.pages.presenting import Fact, attribution, credits_of, shown_competences
from activities.pages.running import RunPlan, RunQuery


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage

logger = logging.getLogger(__name__)

# Renditions that every PDF engine can set: JPEG on white, drawings as they are.
PAPER_RENDITION = "width-1200|bgcolor-ffffff|format-jpeg|preserve-svg"


@dataclass(frozen=True)
class Stage:
    """A stage of the debrief with its questions; `first` is the number of the first one."""

    label: str
    first: int
    questions: list[Any]


def sheet_context(
    page: ActivityPage, query: RunQuery, request: HttpRequest | None = None
) -> dict[str, Any]:
    """Return the context of the sheet's template. Call it with the page's language active."""
    run = RunPlan(page, query)
    people = list(page.credits.all())
    return {
        "page": page,
        "run": run,
        "kicker": _kicker(run),
        "facts": _facts(page),
        "competences": shown_competences(page, page.locale.language_code),
        "stages": list(_stages(page)),
        "pictures": {image.pk: rendition for image, rendition in _renditions(page)},
        "credits": credits_of(people),
        "attribution": attribution(page, people, request),
        "licence_url": LICENCE_URLS.get(page.licence, ""),
        "language_name": language_name(page.locale.language_code),
    }


def _kicker(run: RunPlan) -> str:
    parts = [_("Facilitator sheet")]
    if run.group:
        parts.append(
            ngettext("%(number)s person", "%(number)s people", run.group) % {"number": run.group}
        )
    if run.start:
        parts.append(_("%(start)s to %(end)s") % {"start": run.start, "end": run.ends_at})
    return " · ".join(parts)


def _facts(page: ActivityPage) -> list[Fact]:
    teams = str(page.subgroup_size) if page.subgroup_size else pgettext("teams", "none")
    if page.subgroup_size:
        teams = _("%(size)s people, %(mixing)s") % {
            "size": teams,
            "mixing": page.get_subgroup_mixing_display().lower(),
        }
    group = _("%(span)s, best with %(ideal)s") % {
        "span": labels.group_label(page),
        "ideal": page.group_ideal,
    }
    rows = [
        ("time", _("With the group"), labels.time_label(page)),
        ("prep", _("Preparation"), labels.preparation_label(page)),
        ("group", _("Group"), group),
        ("teams", _("Teams"), teams),
        ("age", _("Age"), labels.age_label(page)),
        ("setting", _("Setting"), labels.settings_label(page)),
        ("space", _("Space"), str(page.get_space_display())),
        ("energy", _("Energy"), str(page.get_energy_display())),
        ("level", _("Level"), str(page.get_complexity_display())),
        ("load", _("Common language"), str(page.get_language_load_display())),
        (
            "tech",
            _("Equipment"),
            ", ".join(labels_of(page.tech, Tech)) or pgettext("equipment", "none"),
        ),
        (
            "facilitators",
            _("Facilitators"),
            _("%(number)s at least") % {"number": page.facilitators_min},
        ),
    ]
    return [Fact(name, "", label, value) for name, label, value in rows]


def _stages(page: ActivityPage) -> Iterator[Stage]:
    questions = sorted(
        (item.value for item in page.debrief), key=lambda value: STAGE_ORDER.get(value["stage"], 9)
    )
    number = 1
    for _stage, group in groupby(questions, key=lambda value: value["stage"]):
        values = list(group)
        yield Stage(values[0].label_of("stage"), number, values)
        number += len(values)


STAGE_ORDER = {"what": 0, "so-what": 1, "now-what": 2}


def _renditions(page: ActivityPage) -> Iterator[tuple[AbstractImage, AbstractRendition]]:
    images = [page.room_plan, *(step.value["image"] for step in page.steps)]
    for image in filter(None, images):
        try:
            yield image, image.get_rendition(PAPER_RENDITION)
        except (SourceImageIOError, OSError) as error:
            # The sheet says in words what the picture shows; a missing file must not cost the morning's paper.
            logger.warning("Picture %s of %s cannot be printed: %s", image.pk, page.code, error)
