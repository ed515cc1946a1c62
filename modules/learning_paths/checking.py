"""What makes a path impossible to walk. Pure functions over its steps; the words name steps by number and title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from modules.learning_paths.choices import Wanted
from modules.learning_paths.rules import Step, waits_for


class _Names:
    """Steps as an editor finds them again: “3 “Order the shots””."""

    def __init__(self, steps: Sequence[Step], titles: Mapping[UUID, str]) -> None:
        self.numbers: dict[UUID, int] = {}
        for number, step in enumerate(steps, 1):
            self.numbers.setdefault(step.key, number)
        self.titles = titles

    def title(self, key: UUID) -> str:
        return self.titles.get(key) or _("without a title")

    def values(self, key: UUID, number: int | None = None) -> dict[str, str | int]:
        return {"number": number or self.numbers[key], "title": self.title(key)}

    def short(self, key: UUID) -> str:
        return _("%(number)s “%(title)s”") % self.values(key)


def problems(steps: Sequence[Step], titles: Mapping[UUID, str] | None = None) -> list[str]:
    """Return why these steps are no path, in the reader's language; empty when they are one."""
    names = _Names(steps, titles or {})
    found = [
        *_nothing_to_do(steps),
        *_twice(steps, names),
        *_rules(steps, names),
    ]
    circles = _circles(steps)
    return [*found, *_in_circles(circles, names), *_never_open(steps, circles, names)]


def _nothing_to_do(steps: Sequence[Step]) -> Iterator[str]:
    if not any(step.required for step in steps):
        yield _("No step belongs to the path: at least one must not be only on the side.")


def _twice(steps: Sequence[Step], names: _Names) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        first = names.numbers[step.key]
        if first != number:
            message = _("Step %(number)s “%(title)s” is there already, as step %(first)s.")
            yield message % {**names.values(step.key, number), "first": first}


def _rules(steps: Sequence[Step], names: _Names) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        if step.wanted == Wanted.NOTHING:
            continue
        own = names.values(step.key, number)
        if not step.needs:
            yield _("Step %(number)s “%(title)s” comes after other steps, but names none.") % own
        if step.key in step.needs:
            yield _("Step %(number)s “%(title)s” waits for itself.") % own
        for key in step.needs:
            if key not in names.numbers:
                message = _(
                    "Step %(number)s “%(title)s” waits for “%(other)s”, which is no step of the path."
                )
                yield message % {**own, "other": names.title(key)}


def _in_circles(circles: Sequence[Sequence[UUID]], names: _Names) -> Iterator[str]:
    for circle in circles:
        way = " → ".join(names.short(key) for key in [*circle, circle[0]])
        yield _("These steps wait for each other in a circle: %(way)s.") % {"way": way}


def _never_open(
    steps: Sequence[Step], circles: Sequence[Sequence[UUID]], names: _Names
) -> Iterator[str]:
    """Yield what waits behind a lock for steps that wait for each other or themselves."""
    named = {key for circle in circles for key in circle}
    stuck = _stuck([step for step in steps if step.locks], steps)
    for step in _once(steps):
        if step.key in stuck and step.key not in named and step.key not in step.needs:
            others = ", ".join(names.short(key) for key in step.needs if key in stuck)
            message = _("Step %(number)s “%(title)s” can never open: it waits for %(others)s.")
            yield message % {**names.values(step.key), "others": others}


def _circles(steps: Sequence[Step]) -> list[list[UUID]]:
    """Return the steps that wait for each other, each circle once, from its first step on."""
    order = [step.key for step in _once(steps)]
    stuck = _stuck(steps, steps)
    waiting = {
        step.key: next(key for key in step.needs if key in stuck)
        for step in _once(steps)
        if step.key in stuck
    }
    found: list[list[UUID]] = []
    for key in order:
        circle = _circle_from(key, waiting)
        if len(circle) > 1:
            first = circle.index(min(circle, key=order.index))
            turned = circle[first:] + circle[:first]
            if turned not in found:
                found.append(turned)
    return found


def _circle_from(key: UUID, waiting: Mapping[UUID, UUID]) -> list[UUID]:
    """Follow what a step waits for until a step comes again; return the circle, or nothing."""
    way: list[UUID] = []
    while key in waiting and key not in way:
        way.append(key)
        key = waiting[key]
    return way[way.index(key) :] if key in way else []


def _stuck(bound: Sequence[Step], steps: Sequence[Step]) -> set[UUID]:
    """Return the steps never done by somebody who keeps to the rules of the bound ones, and to no other rule.

    What stands outside the path counts as done: it is named as a problem of its own.
    """
    inside = {step.key for step in steps}
    ruled = {step.key: step for step in _once(bound)}
    done = {key for step in steps for key in step.needs if key not in inside}
    while fresh := {
        key for key in inside - done if key not in ruled or not waits_for(ruled[key], done)
    }:
        done |= fresh
    return inside - done


def _once(steps: Sequence[Step]) -> list[Step]:
    """Return the steps without repetitions."""
    found: dict[UUID, Step] = {}
    for step in steps:
        found.setdefault(step.key, step)
    return list(found.values())
