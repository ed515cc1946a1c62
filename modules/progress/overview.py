"""What a learner has begun, done and written, over all paths and units, as she reads it now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from activities.models import ActivityPage
from activities.pages.languages import reader_language
from activities.pages.urls import reader_url
from modules.learners.models import Learner
from modules.learning_paths.pages import LearningPathPage
from modules.learning_paths.viewing import PathView, path_view
from modules.pages.unit import UnitPage
from modules.pages.versions import best_versions, both_languages
from modules.progress.going_on import GoOn, go_on
from modules.progress.models import PathRecord, StepRecord
from modules.progress.recording import steps_taken_in
from modules.questions.keys import read_uuid
from modules.reflections.models import Reflection, SharedLink


@dataclass(frozen=True)
class MyStep:
    """A unit or activity that a learner has begun; without address where it is not public at the moment."""

    record: StepRecord
    title: str
    url: str
    lang: str
    is_activity: bool


@dataclass(frozen=True)
class MyReflection:
    """Her words, the prompt that they answer, and who may read them."""

    reflection: Reflection
    prompt: str
    unit: str
    url: str
    lang: str
    links: list[SharedLink]


@dataclass(frozen=True)
class Overview:
    """Everything on a learner's own page."""

    paths: list[PathView]
    steps: list[MyStep]
    reflections: list[MyReflection]
    go_on: GoOn | None


def overview(learner: Learner, request: HttpRequest) -> Overview:
    """Return a learner's page. The number of queries grows with her paths alone."""
    records = list(StepRecord.objects.filter(learner=learner).order_by("-last"))
    written = list(
        Reflection.objects.filter(learner=learner)
        .exclude(text="")
        .order_by("-updated")
        .prefetch_related("links")
    )
    keys = {record.page_key for record in records} | {one.page_key for one in written}
    pages = _pages(keys, request)
    steps = [_step(record, pages) for record in records]
    return Overview(
        paths=_paths(learner, records, request),
        steps=steps,
        reflections=[_reflection(one, pages) for one in written],
        go_on=go_on(request),
    )


def my_pages(learner: Learner, request: HttpRequest) -> list[Any]:
    """Return the units and activities that a learner has begun, as she may read them now."""
    keys = set(StepRecord.objects.filter(learner=learner).values_list("page_key", flat=True))
    return [page for page, _url in _pages(keys, request).values()]


def _pages(keys: Iterable[UUID], request: HttpRequest) -> dict[UUID, tuple[Any, str]]:
    found: dict[UUID, tuple[Any, str]] = {}
    wanted = set(keys)
    for model in (UnitPage, ActivityPage):
        pages = both_languages(model.objects.filter(translation_key__in=wanted))
        for key, page in best_versions(pages, request).items():
            found[key] = page, reader_url(page, request)
    return found


def _paths(learner: Learner, records: list[StepRecord], request: HttpRequest) -> list[PathView]:
    started = PathRecord.objects.filter(learner=learner).order_by("-last")
    keys = list(started.values_list("path_key", flat=True))
    pages = best_versions(
        both_languages(LearningPathPage.objects.filter(translation_key__in=keys)), request
    )
    taken = steps_taken_in((record.page_key, record.done) for record in records)
    language = reader_language()
    return [
        path_view(pages[key], language, taken.done, taken.started, True, request)
        for key in keys
        if key in pages
    ]


def _step(record: StepRecord, pages: Mapping[UUID, tuple[Any, str]]) -> MyStep:
    page, url = pages.get(record.page_key, (None, ""))
    if page is None:
        return MyStep(record, _("Not open at the moment"), "", "", is_activity=False)
    return MyStep(record, page.title, url, _lang(page), isinstance(page, ActivityPage))


def _reflection(one: Reflection, pages: Mapping[UUID, tuple[Any, str]]) -> MyReflection:
    page, url = pages.get(one.page_key, (None, ""))
    links = [link for link in one.links.all() if link.withdrawn is None]
    if page is None:
        return MyReflection(one, "", "", "", "", links)
    return MyReflection(one, prompt_of(page, one.block_id), page.title, url, _lang(page), links)


def prompt_of(page: Any, block_id: UUID) -> str:
    """Return the prompt that a block of a page asks, "" where it has gone."""
    blocks = page.body.raw_data if isinstance(page, UnitPage) else []
    values = [one.get("value") for one in blocks if read_uuid(one.get("id")) == block_id]
    return str(values[0].get("prompt", "")) if values and isinstance(values[0], dict) else ""


def _lang(page: Any) -> str:
    code: str = page.locale.language_code
    return "" if code == reader_language() else code
