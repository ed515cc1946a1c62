"""What is right, in words. Nobody asks before it is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StructValue

from modules.blocks.choices import Truth
from modules.questions.keys import Key
from modules.questions.options import LISTS, items_of, text_of
from modules.questions.times import time_label


@dataclass(frozen=True)
class RightAnswer:
    """What is right, in words, why, and for open answers one way to say it. The last two are rich text."""

    lines: tuple[str, ...] = ()
    is_ordered: bool = False
    why: str = ""
    model: str = ""


def right_answer(key: Key, value: StructValue) -> RightAnswer:
    """Return what is right, and why."""
    lines = LINES.get(key.kind)
    return RightAnswer(
        lines=tuple(lines(key, value)) if lines else (),
        is_ordered=key.kind in ("order", "shots"),
        why=_source(value.get("why")),
        model=_source(value.get("model_answer")),
    )


def _source(rich_text: Any) -> str:
    return str(getattr(rich_text, "source", rich_text) or "")


def _right_options(key: Key, value: StructValue) -> list[str]:
    items = enumerate(items_of(key, value, LISTS[key.kind]), 1)
    named = "%(number)s: %(text)s" if key.kind == "hotspot" else "%(text)s"
    return [
        named % {"number": number, "text": text_of(item)}
        for number, (name, item) in items
        if name in key.right
    ]


def _right_truth(key: Key, _value: StructValue) -> list[str]:
    return [str(Truth(truth).label) for truth in key.right]


def _right_order(key: Key, value: StructValue) -> list[str]:
    return [text_of(item) for _name, item in items_of(key, value, "items")]


def _right_pairs(key: Key, value: StructValue) -> list[str]:
    return [
        f"{pair.get('left') or ''} – {pair.get('right') or ''}"
        for _name, pair in items_of(key, value, "pairs")
    ]


def _right_text(key: Key, _value: StructValue) -> list[str]:
    return list(key.accepted[:1])


def _right_cuts(key: Key, _value: StructValue) -> list[str]:
    return [time_label(cut) for cut in key.cuts]


LINES: dict[str, Callable[[Key, StructValue], list[str]]] = {
    "single": _right_options,
    "multiple": _right_options,
    "true_false": _right_truth,
    "order": _right_order,
    "match": _right_pairs,
    "short_text": _right_text,
    "hotspot": _right_options,
    "shots": _right_order,
    "cut": _right_cuts,
}
