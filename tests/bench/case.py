"""What a case of the benchmark is, and what it yields."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.running_demo import Demo


@dataclass(frozen=True)
class Measure:
    """One figure. `at_most` is the goal; `against` names the measure of the same case that it is compared with."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    against: str = ""

    @property
    def is_met(self) -> bool | None:
        return None if self.at_most is None else self.value <= self.at_most


class CannotRunError(Exception):
    """A case needs something that this machine does not have."""


Case = Callable[[Demo], Iterator[Measure]]
REGISTRY: dict[str, Case] = {}


def case(title: str) -> Callable[[Case], Case]:
    """Register a case under a title."""

    def register(function: Case) -> Case:
        REGISTRY[title] = function
        return function

    return register


def median_ms(action: Callable[[], object], repeats: int = 20) -> float:
    """Return the median duration of an action in milliseconds."""
    durations = []
    for _number in range(repeats):
        start = time.perf_counter()
        action()
        durations.append((time.perf_counter() - start) * 1_000)
    return statistics.median(durations)
