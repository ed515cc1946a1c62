"""A unit as one learner sees it: every block with what she answered and wrote, and where she stands."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.safestring import SafeString

from wagtail.blocks import StructValue

from activities.pages.languages import reader_language
from modules.learners.cookie import learner_of
from modules.learners.models import Learner
from modules.learning_paths.trail import path_slug, trail
from modules.learning_paths.viewing import PathView, StepView, neighbours, path_view
from modules.pages import catalogue
from modules.pages.held import HeldPage
from modules.pages.picture_files import fetch_renditions
from modules.pages.presenting import Outline, unit_outline
from modules.pages.unit import UnitPage
from modules.progress.finding import find_path_by_slug
from modules.progress.recording import StepsTaken, steps_taken_on
from modules.questions.answers import Tried, answers_of
from modules.questions.keys import read_uuid
from modules.questions.rendering import show_questions
from modules.questions.showing import ShownQuestion, Unsaved
from modules.reflections.showing import ShownReflection, address_of, reflections_of, show_reflection


# These bring their own section, with its id.
WITH_SECTION = ("self_check", "reflection")


@dataclass(frozen=True)
class Sent:
    """What a form sent that is not kept, for the page that answers it."""

    unsaved: Mapping[UUID, Unsaved] = field(default_factory=dict)
    reflections: Mapping[UUID, ShownReflection] = field(default_factory=dict)
    no_cookies: bool = False


NOTHING_SENT = Sent()


@dataclass(frozen=True)
class ShownBlock:
    """A rendered block. `anchor` is the id that its frame needs, "" where the block brings its own."""

    id: str
    kind: str
    html: SafeString
    anchor: str


@dataclass(frozen=True)
class OnPath:
    """The path on which the learner came, and the steps around this unit."""

    path: PathView
    previous: StepView | None
    next: StepView | None
    step: StepView | None

    @property
    def slug(self) -> str:
        return self.path.slug

    @property
    def url(self) -> str:
        return self.path.url

    @property
    def title(self) -> str:
        return self.path.title


@dataclass(frozen=True)
class UnitView:
    """Everything that the template of a unit shows beside the unit's own fields."""

    key: UUID
    blocks: list[ShownBlock]
    outline: Outline
    path: OnPath | None
    is_done: bool
    is_started: bool
    questions: int
    answered: int
    no_cookies: bool
    write: UUID = field(default_factory=uuid.uuid4)


def unit_view(page: UnitPage, request: HttpRequest, context: Mapping[str, Any]) -> UnitView:
    """Return the unit for this reader, with what is kept of her, and with what she has just sent and is not kept."""
    # An author who learns here too tries her own questions afresh, and keeps no diary in a preview.
    is_preview = getattr(request, "is_preview", False)
    learner = None if is_preview else learner_of(request)
    sent: Sent = getattr(request, "sent", NOTHING_SENT)
    answers = answers_of(learner, page.translation_key)
    fetch_renditions(page)
    shown = show_questions(request, page, learner, answers=answers, unsaved=sent.unsaved)
    path = find_path_by_slug(request, path_slug(request))
    taken, is_started = steps_taken_on(learner, path.translation_key if path else None)
    around = {
        **context,
        "questions": shown,
        "reflections": {} if is_preview else _reflections(request, page, learner, sent),
    }
    return UnitView(
        key=page.translation_key,
        blocks=list(_blocks(page, around, shown)),
        outline=unit_outline(page, request),
        path=_on_path(page, path, request, taken, is_started),
        is_done=page.translation_key in taken.done,
        is_started=page.translation_key in taken.started,
        questions=len(shown),
        answered=answered_of(shown, answers),
        no_cookies=sent.no_cookies,
    )


def _blocks(
    page: UnitPage, context: dict[str, Any], questions: Mapping[str, ShownQuestion]
) -> Iterator[ShownBlock]:
    known = catalogue.current(context["request"]).by_pk
    for place, raw in enumerate(page.body.raw_data):
        kind, block_id = raw["type"], str(raw.get("id") or "")
        activity = known.get(raw["value"].get("activity")) if kind == "activity" else None
        if activity is not None:
            block = page.body.stream_block.child_blocks[kind]
            # The catalogue knows the activity: it need not be fetched.
            value = StructValue(block, {**raw["value"], "activity": activity})
            html = block.render(value, context)
        else:
            bound = page.body[place]
            block_id = str(bound.id)
            html = bound.block.render(bound.value, {**context, "block": bound})
        has_own = kind in WITH_SECTION or block_id in questions
        yield ShownBlock(block_id, kind, html, "" if has_own else f"b-{block_id}")


def _reflections(
    request: HttpRequest, page: UnitPage, learner: Learner | None, sent: Sent
) -> dict[str, ShownReflection]:
    kept = reflections_of(learner, page.translation_key)
    lang = _lang(page)
    ids = [read_uuid(raw.get("id")) for raw in page.body.raw_data if raw["type"] == "reflection"]
    shown = {}
    for one in filter(None, ids):
        address = address_of(page.translation_key, one) + trail(request)
        fresh = show_reflection(address, one, kept.get(one), lang=lang)
        # Without script, the page to which a kept diary leads says so.
        is_saved = one in kept and request.GET.get("kept") == str(one)
        shown[str(one)] = sent.reflections.get(one) or replace(fresh, is_saved=is_saved)
    return shown


def answered_of(shown: Mapping[str, ShownQuestion], answers: Mapping[UUID, Tried]) -> int:
    """Return how many questions of a unit a learner has answered, rightly or not."""
    return sum(1 for question in shown.values() if question.id in answers)


def _on_path(
    page: UnitPage,
    path: HeldPage | None,
    request: HttpRequest,
    taken: StepsTaken,
    is_started: bool,
) -> OnPath | None:
    if path is None:
        return None
    view = path_view(path, reader_language(), taken.done, taken.started, is_started, request)
    step = next((one for one in view.steps if one.key == page.translation_key), None)
    if step is None:
        return None
    before, after = neighbours(view, page.translation_key)
    return OnPath(view, before, after, step)


def _lang(page: UnitPage) -> str:
    code: str = page.locale.language_code
    return "" if code == reader_language() else code
