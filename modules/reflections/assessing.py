"""How a learner sees her competences: the first look and the last one, side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from modules.learners.models import Learner
from modules.reflections.models import Moment, SelfAssessment, Standing


@dataclass(frozen=True)
class Looks:
    """What a learner said of one competence: the newest at the start, the newest since, and all of them."""

    before: SelfAssessment | None = None
    after: SelfAssessment | None = None
    history: tuple[SelfAssessment, ...] = ()


NEVER = Looks()


def looks_of(learner: Learner | None) -> dict[UUID, Looks]:
    """Return how a learner saw each of her competences (one query)."""
    if learner is None or learner._state.adding:
        return {}
    rows: dict[UUID, list[SelfAssessment]] = {}
    for row in SelfAssessment.objects.filter(learner=learner).order_by("pk"):
        rows.setdefault(row.competence_key, []).append(row)
    return {key: _looks(all_of_them) for key, all_of_them in rows.items()}


def _looks(rows: Sequence[SelfAssessment]) -> Looks:
    newest = {row.moment: row for row in rows}
    return Looks(newest.get(Moment.BEFORE), newest.get(Moment.AFTER), tuple(reversed(rows)))


@dataclass(frozen=True)
class Radar:
    """A picture of standings: the points of its shapes, as SVG wants them, in a square of 200."""

    rings: tuple[str, ...]
    spokes: tuple[tuple[float, float], ...]
    labels: tuple[tuple[float, float, int], ...]
    before: str
    after: str


CENTRE = 100.0
REACH = 78.0
# Fewer corners are a line, not a shape.
FEWEST = 3


def radar(looks: Iterable[Looks]) -> Radar | None:
    """Return the picture of these competences in their order, or None for too few."""
    rows = list(looks)
    if len(rows) < FEWEST:
        return None
    count, most = len(rows), len(Standing)
    return Radar(
        rings=tuple(_shape([ring] * count) for ring in range(1, most + 1)),
        spokes=tuple(_point(at, count, most) for at in range(count)),
        labels=tuple((*_point(at, count, most + 0.6), at + 1) for at in range(count)),
        before=_drawn([row.before for row in rows]),
        after=_drawn([row.after for row in rows]),
    )


def _drawn(rows: Sequence[SelfAssessment | None]) -> str:
    return _shape([row.standing if row else 0 for row in rows]) if any(rows) else ""


def _shape(values: Sequence[int]) -> str:
    points = (_point(at, len(values), value) for at, value in enumerate(values))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _point(at: int, count: int, value: float) -> tuple[float, float]:
    angle = 2 * math.pi * at / count - math.pi / 2
    reach = REACH * value / len(Standing)
    return round(CENTRE + reach * math.cos(angle), 1), round(CENTRE + reach * math.sin(angle), 1)
