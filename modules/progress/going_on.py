"""Where a learner goes on when she comes back. Nobody else's page has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from activities.pages.languages import reader_language
from activities.pages.urls import reader_url
from modules.learners.cookie import learner_of
from modules.learners.models import Learner
from modules.learning_paths.viewing import PathView, StepView, path_view
from modules.pages import catalogue
from modules.pages.held import HeldPage
from modules.pages.units import units_of, versions_of
from modules.pages.versions import best_versions, held_in_both
from modules.progress.models import PathRecord, StepRecord
from modules.progress.recording import StepsTaken, steps_taken_in


# Whoever did so many things that lead nowhere any more finds the rest on her own page.
MOST_LOOKED_AT = 5


@dataclass(frozen=True)
class GoOn:
    """The unit or activity to go on with. `lang` is the language of its title where that is not the reader's."""

    title: str
    url: str
    lang: str


def go_on(request: HttpRequest) -> GoOn | None:
    """Return where this browser's learner goes on: what she has begun, else what follows (two queries, or none)."""
    learner = learner_of(request)
    if learner is None:
        return None
    records = list(
        StepRecord.objects.filter(learner=learner)
        .order_by("-last")
        .values_list("page_key", "done", "last")
    )
    taken = steps_taken_in(record[:2] for record in records)
    path, walked = _last_path(learner, taken, request)
    found = _found(records[:MOST_LOOKED_AT], taken, path, walked, request)
    return next((GoOn(one.title, one.url, one.lang) for one in found if one.url), None)


def _found(
    records: list[tuple[UUID, Any, datetime]],
    taken: StepsTaken,
    path: PathView | None,
    walked: datetime | None,
    request: HttpRequest,
) -> Iterator[GoOn | StepView]:
    """Yield where she may go on, the best first: what she did last decides."""
    is_on_path = walked is not None and not any(last > walked for _key, _done, last in records)
    following = [path.next] if path is not None and path.next is not None else []
    if is_on_path:
        yield from following
    for key, done, _last in records:
        yield from _after(key, taken, request) if done else _begun(key, path, request)
    yield from following


def _begun(key: UUID, path: PathView | None, request: HttpRequest) -> Iterator[GoOn | StepView]:
    """Yield what she has begun: along her path where it is a step of it."""
    yield from (step for step in (path.steps if path else ()) if step.key == key)
    page = _readable(key, request)
    if page is not None:
        yield _to(page, request)


def _after(key: UUID, taken: StepsTaken, request: HttpRequest) -> Iterator[GoOn]:
    """Yield the next unit of the same module that is not done."""
    page = _readable(key, request)
    module = catalogue.current(request).by_path.get(page.parent_path) if page is not None else None
    if module is None or module.kind != "module":
        return
    of_modules = units_of(versions_of(module, request), request, with_bodies=False)
    units = of_modules[module.translation_key]
    keys = [unit.translation_key for unit in units]
    place = keys.index(key) if key in keys else len(keys)
    for unit in units[place:]:
        if unit.translation_key not in taken.done:
            yield _to(unit, request)


def _last_path(
    learner: Learner, taken: StepsTaken, request: HttpRequest
) -> tuple[PathView | None, datetime | None]:
    """Return the path that she walked last, and when, if she may still read it."""
    newest = PathRecord.objects.filter(learner=learner).order_by("-last")
    key, last = newest.values_list("path_key", "last").first() or (None, None)
    page = _readable(key, request) if key else None
    if page is None or page.kind != "path":
        return None, None
    language = reader_language()
    return path_view(page, language, taken.done, taken.started, True, request), last


def _readable(key: UUID, request: HttpRequest) -> HeldPage | None:
    versions = held_in_both(catalogue.current(request).versions(key))
    return best_versions(versions, request).get(key)


def _to(page: HeldPage, request: HttpRequest) -> GoOn:
    code = page.locale.language_code
    return GoOn(page.title, reader_url(page, request), "" if code == reader_language() else code)
