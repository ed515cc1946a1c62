"""How a learner stands on a path: pure functions over what the path wants and what she has done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from uuid import UUID

from modules.learning_paths.choices import State, Wanted


@dataclass(frozen=True)
class Step:
    """A step as its rule sees it. `needs` are the steps that the rule names."""

    key: UUID
    required: bool = True
    minutes: int = 0
    wanted: str = Wanted.NOTHING
    needs: tuple[UUID, ...] = ()
    locks: bool = False


@dataclass(frozen=True)
class StepStanding:
    """How one step stands, and the steps that it still waits for: all of them, or any one, as its rule says."""

    key: UUID
    state: State
    waits_for: tuple[UUID, ...] = ()
    started: bool = False


@dataclass(frozen=True)
class PathStanding:
    """How a learner stands on a path. Counts are over the steps that belong to it, not those on the side."""

    steps: tuple[StepStanding, ...]
    next: UUID | None
    minutes_left: int
    done: int
    total: int

    @property
    def complete(self) -> bool:
        """Tell whether nothing is left but what stands on the side. An empty path is never complete."""
        return 0 < self.total == self.done


def standing(
    steps: Sequence[Step], done: AbstractSet[UUID], started: AbstractSet[UUID] = frozenset()
) -> PathStanding:
    """Return how somebody stands who has done and started these."""
    stands = [_standing_of(step, done, started) for step in steps]
    following = _next(steps, {stand.key: stand for stand in stands})
    counted = counted_steps(steps)
    left = [step for step in counted if step.key not in done]
    return PathStanding(
        steps=tuple(
            replace(stand, state=State.NEXT) if stand.key == following else stand
            for stand in stands
        ),
        next=following,
        minutes_left=sum(step.minutes for step in left),
        done=len(counted) - len(left),
        total=len(counted),
    )


def counted_steps(steps: Sequence[Step]) -> list[Step]:
    """Return the steps that belong to the path; where all stand on the side, all of them."""
    return [step for step in steps if step.required] or list(steps)


def waits_for(step: Step, done: AbstractSet[UUID]) -> tuple[UUID, ...]:
    """Return the steps that the rule of this step still asks for."""
    missing = tuple(key for key in step.needs if key not in done)
    if step.wanted == Wanted.ALL:
        return missing
    if step.wanted == Wanted.ANY and len(missing) == len(step.needs):
        return missing
    return ()


def _standing_of(step: Step, done: AbstractSet[UUID], started: AbstractSet[UUID]) -> StepStanding:
    # What was done behind a lock (elsewhere, or before there was a lock) stays done.
    if step.key in done:
        return StepStanding(step.key, State.DONE, started=True)
    missing = waits_for(step, done)
    state = State.OPEN
    if missing:
        state = State.LOCKED if step.locks else State.ADVISED_AGAINST
    return StepStanding(step.key, state, missing, step.key in started)


def _next(steps: Sequence[Step], stands: Mapping[UUID, StepStanding]) -> UUID | None:
    """Return the step to go on with.

    The first one open that belongs to the path; else one on the side that the others wait for; else any on the side;
    and only then what is better done later.
    """
    left = [step for step in steps if stands[step.key].state != State.DONE]
    belonging = [step for step in counted_steps(steps) if step in left]
    waited_for = _waited_for(belonging, stands)
    open_ = [step.key for step in left if stands[step.key].state == State.OPEN]
    later = [step.key for step in left if stands[step.key].state == State.ADVISED_AGAINST]
    own = {step.key for step in belonging}
    choices = (
        [key for key in open_ if key in own],
        [key for key in open_ if key in waited_for],
        open_,
        [key for key in later if key in own],
        later,
    )
    return next((keys[0] for keys in choices if keys), None)


def _waited_for(steps: Iterable[Step], stands: Mapping[UUID, StepStanding]) -> set[UUID]:
    """Return all that these steps wait for, and what that waits for in turn."""
    found: set[UUID] = set()
    ahead = [step.key for step in steps]
    while ahead:
        stand = stands.get(ahead.pop())
        fresh = [key for key in stand.waits_for if key not in found] if stand else []
        found.update(fresh)
        ahead += fresh
    return found
