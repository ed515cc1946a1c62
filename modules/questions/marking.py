"""Marking an answer: a pure function of what is right and what was given, whoever sent it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from modules.questions.folding import fold
from modules.questions.keys import Key
from modules.questions.models import Verdict
from modules.questions.times import second


@dataclass(frozen=True)
class Mark:
    """What came out, and which parts of the answer are right: used to word feedback, never to count points.

    Parts are named by the id of the option, item or pair, and times by their place among those given.
    """

    verdict: Verdict
    parts: Mapping[str, bool] = field(default_factory=dict)


WRONG = Mark(Verdict.WRONG)


def mark(key: Key, given: Any) -> Mark:
    """Return what came out. What cannot be an answer is wrong."""
    marker = MARKERS.get(key.kind)
    return marker(key, given) if marker and isinstance(given, dict) else WRONG


def _one(name: str) -> Callable[[Key, dict[str, Any]], Mark]:
    def marked(key: Key, given: dict[str, Any]) -> Mark:
        chosen = given.get(name)
        if not isinstance(chosen, str) or chosen not in key.choices:
            return WRONG
        is_right = chosen in key.right
        return Mark(Verdict.RIGHT if is_right else Verdict.WRONG, {chosen: is_right})

    return marked


def _several(key: Key, given: dict[str, Any]) -> Mark:
    chosen = set(_words(given.get("options")))
    parts = {option: option in key.right for option in key.choices if option in chosen}
    is_all = bool(key.right) and chosen == set(key.right)
    return Mark(_verdict(parts, is_all), parts)


def _order(key: Key, given: dict[str, Any]) -> Mark:
    order = _words(given.get("order"))
    if sorted(order) != sorted(key.right):
        return WRONG
    parts = {item: item == wanted for item, wanted in zip(order, key.right, strict=True)}
    return Mark(_verdict(parts, all(parts.values())), parts)


def _pairs(key: Key, given: dict[str, Any]) -> Mark:
    pairs = given.get("pairs")
    pairs = pairs if isinstance(pairs, dict) else {}
    wanted = dict(zip(key.choices, key.right, strict=True))
    parts = {left: pairs[left] == right for left, right in wanted.items() if left in pairs}
    return Mark(_verdict(parts, len(parts) == len(wanted) and all(parts.values())), parts)


def _short(key: Key, given: dict[str, Any]) -> Mark:
    text = given.get("text")
    folded = fold(text) if isinstance(text, str) else ""
    is_right = bool(folded) and folded in {fold(form) for form in key.accepted}
    return Mark(Verdict.RIGHT) if is_right else WRONG


def _cuts(key: Key, given: dict[str, Any]) -> Mark:
    """Match in the order of time: as all tolerances are equal, no other way finds more."""
    times = given.get("times")
    seconds = [second(time) for time in times] if isinstance(times, list) else []
    waiting = deque(sorted((at, place) for place, at in enumerate(seconds) if at is not None))
    found = set()
    for cut in key.cuts:
        while waiting and waiting[0][0] < cut - key.tolerance:
            waiting.popleft()
        if waiting and waiting[0][0] <= cut + key.tolerance:
            found.add(waiting.popleft()[1])
    parts = {str(place): place in found for place in range(len(seconds))}
    is_all = len(found) == len(key.cuts) and all(parts.values())
    return Mark(_verdict(parts, is_all), parts)


def _open(_key: Key, given: dict[str, Any]) -> Mark:
    text = given.get("text")
    return Mark(Verdict.UNMARKED) if isinstance(text, str) and text.strip() else WRONG


def _words(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _verdict(parts: Mapping[str, bool], is_all: bool) -> Verdict:
    if is_all and parts:
        return Verdict.RIGHT
    return Verdict.PARTLY if any(parts.values()) else Verdict.WRONG


MARKERS: dict[str, Callable[[Key, dict[str, Any]], Mark]] = {
    "single": _one("option"),
    "multiple": _several,
    "true_false": _one("value"),
    "order": _order,
    "match": _pairs,
    "short_text": _short,
    "hotspot": _one("option"),
    "shots": _order,
    "cut": _cuts,
    "open": _open,
}
