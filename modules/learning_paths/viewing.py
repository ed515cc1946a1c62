"""A path as one learner sees it: what the templates show, and the steps around the one she is at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.http import HttpRequest

from activities.pages.urls import reader_url
from modules.learning_paths.choices import Kind, State, Wanted
from modules.learning_paths.reading import ShownStep, steps_of
from modules.learning_paths.rules import PathStanding, StepStanding, counted_steps, standing


if TYPE_CHECKING:
    from modules.learning_paths.pages import LearningPathPage
    from modules.pages.held import HeldPage

# Names of icons that a site may have; the label beside the icon says the same.
ICONS = {
    State.DONE: "check",
    State.NEXT: "arrow",
    State.OPEN: "frame",
    State.ADVISED_AGAINST: "info",
    State.LOCKED: "lock",
}


@dataclass(frozen=True)
class StepView(ShownStep):
    """A step and how it stands. Its address leads on along the path; `write` names the form of this step."""

    state: State
    after: tuple[ShownStep, ...]
    started: bool
    write: UUID = field(default_factory=uuid4)

    @property
    def icon(self) -> str:
        return ICONS[self.state]

    @property
    def is_done(self) -> bool:
        return self.state == State.DONE

    @property
    def is_next(self) -> bool:
        return self.state == State.NEXT

    @property
    def is_locked(self) -> bool:
        return self.state == State.LOCKED

    @property
    def is_activity(self) -> bool:
        return self.kind == Kind.ACTIVITY

    @property
    def after_any(self) -> bool:
        """Tell whether one of several steps before this one is enough."""
        return self.rule.wanted == Wanted.ANY and len(self.after) > 1


@dataclass(frozen=True)
class PathView:
    """Everything that the templates show of a path. Counts leave out what stands on the side."""

    key: UUID
    slug: str
    title: str
    url: str
    lang: str
    steps: tuple[StepView, ...]
    next: StepView | None
    is_started: bool
    is_complete: bool
    done: int
    total: int
    minutes: int
    minutes_left: int
    write: UUID = field(default_factory=uuid4)

    @property
    def is_begun(self) -> bool:
        """Tell whether there is progress to show: started, or walked along without saying so."""
        return self.is_started or any(step.started for step in self.steps)


def path_view(
    page: LearningPathPage | HeldPage,
    language: str,
    done: AbstractSet[UUID] = frozenset(),
    started: AbstractSet[UUID] = frozenset(),
    is_started: bool = False,
    request: HttpRequest | None = None,
) -> PathView:
    """Return the path for a reader of this language who has done and started these."""
    shown = steps_of(page, language, request)
    stand = standing([step.rule for step in shown], done, started)
    steps = _views(shown, stand, page.slug)
    code = page.locale.language_code
    return PathView(
        key=page.translation_key,
        slug=page.slug,
        title=page.title,
        url=reader_url(page, request),
        lang="" if code == language else code,
        steps=tuple(steps.values()),
        next=steps.get(stand.next) if stand.next else None,
        is_started=is_started,
        is_complete=stand.complete,
        done=stand.done,
        total=stand.total,
        minutes=total_minutes(shown),
        minutes_left=stand.minutes_left,
    )


def neighbours(path: PathView, page_key: UUID) -> tuple[StepView | None, StepView | None]:
    """Return the steps before and after this page, in the order of the path; nothing for a page of no step."""
    keys = [step.key for step in path.steps]
    if page_key not in keys:
        return None, None
    at = keys.index(page_key)
    return (path.steps[at - 1] if at else None), (path.steps[at + 1 : at + 2] or (None,))[0]


def total_minutes(steps: Iterable[ShownStep]) -> int:
    """Return how long the path takes, without what stands on the side."""
    return sum(step.minutes for step in counted_steps([step.rule for step in steps]))


def _views(shown: Iterable[ShownStep], stand: PathStanding, slug: str) -> Mapping[UUID, StepView]:
    by_key = {step.key: step for step in shown}
    return {one.key: _view(by_key[one.key], one, by_key, slug) for one in stand.steps}


def _view(
    step: ShownStep, stand: StepStanding, by_key: Mapping[UUID, ShownStep], slug: str
) -> StepView:
    values = {**vars(step), "url": f"{step.url}?path={slug}" if step.url else ""}
    after = tuple(by_key[key] for key in stand.waits_for)
    return StepView(**values, state=stand.state, after=after, started=stand.started)
