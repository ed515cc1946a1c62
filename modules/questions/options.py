"""What a form offers to choose, to move or to match, and what was given last. Nothing here tells what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StructValue

from modules.blocks.choices import Truth
from modules.questions.keys import Key
from modules.questions.mixing import mixed
from modules.questions.reading import Given, pair_name
from modules.questions.times import second, time_label


Fields = dict[str, Any]

# The lists of which something is chosen, by kind.
LISTS = {"single": "options", "multiple": "options", "hotspot": "areas"}


@dataclass(frozen=True)
class ShownOption:
    """One thing in a form. `value` is what it sends, `control` the id of its element."""

    value: str
    text: str
    number: int
    control: str
    name: str = ""
    is_chosen: bool = False
    is_first: bool = False
    is_last: bool = False
    picture: Any = None
    x: int = 0
    y: int = 0
    choices: tuple[ShownOption, ...] = ()


def fields_of(key: Key, value: StructValue, given: Given) -> Fields:
    """Return the fields of a shown question that depend on its kind."""
    return FIELDS[key.kind](key, value, given)


def control_id(key: Key, number: int) -> str:
    """Return the id of an element of a form, unlike any other on the page."""
    return f"q-{key.block_id}-{number}"


def text_of(item: Any) -> str:
    """Return the words of an option, an item or a place."""
    return str(item.get("text") or "")


def items_of(key: Key, value: StructValue, name: str) -> list[tuple[str, Any]]:
    """Return (id, value) of a list: ids are those of the key, which knows those of old revisions."""
    return list(zip(key.choices, value.get(name) or [], strict=False))


def _options(form_name: str) -> Callable[[Key, StructValue, Given], Fields]:
    def shown(key: Key, value: StructValue, given: Given) -> Fields:
        chosen = _chosen(given, form_name)
        options = tuple(
            ShownOption(
                value=item_id,
                text=text_of(item),
                number=number,
                control=control_id(key, number),
                name=form_name,
                is_chosen=item_id in chosen,
                x=_percent(item.get("x")),
                y=_percent(item.get("y")),
            )
            for number, (item_id, item) in enumerate(items_of(key, value, LISTS[key.kind]), 1)
        )
        return {"options": options, "scene": value.get("scene")}

    return shown


def _chosen(given: Given, name: str) -> list[Any]:
    held = given.get(name)
    return held if isinstance(held, list) else [held]


def _percent(value: Any) -> int:
    return min(max(value, 0), 100) if isinstance(value, int) else 0


def _truth(key: Key, _value: StructValue, given: Given) -> Fields:
    options = tuple(
        ShownOption(
            value=truth.value,
            text=str(truth.label),
            number=number,
            control=control_id(key, number),
            name="value",
            is_chosen=given.get("value") == truth.value,
        )
        for number, truth in enumerate(Truth, 1)
    )
    return {"options": options}


def _order(key: Key, value: StructValue, given: Given) -> Fields:
    items = dict(items_of(key, value, "items"))
    order = [item for item in _chosen(given, "order") if isinstance(item, str)]
    if sorted(order) != sorted(items):
        order = list(mixed(key.block_id, list(items)))
    options = tuple(
        ShownOption(
            value=item_id,
            text=text_of(items[item_id]),
            number=number,
            control=control_id(key, number),
            name="order",
            is_first=number == 1,
            is_last=number == len(order),
            picture=items[item_id].get("picture"),
        )
        for number, item_id in enumerate(order, 1)
    )
    return {"options": options}


def _pairs(key: Key, value: StructValue, given: Given) -> Fields:
    pairs = items_of(key, value, "pairs")
    held = given.get("pairs")
    chosen = held if isinstance(held, dict) else {}
    options = tuple(
        ShownOption(
            value=left,
            text=str(pair.get("left") or ""),
            number=number,
            control=control_id(key, number),
            name=pair_name(left),
            choices=_right_sides(key, pairs, chosen.get(left)),
        )
        for number, (left, pair) in enumerate(pairs, 1)
    )
    return {"options": options, "choices": _right_sides(key, pairs)}


def _right_sides(
    key: Key, pairs: Iterable[tuple[str, Any]], chosen: Any = None
) -> tuple[ShownOption, ...]:
    sides = {left: str(pair.get("right") or "") for left, pair in pairs}
    tokens = dict(zip(key.choices, key.right, strict=True))
    return tuple(
        ShownOption(
            value=tokens[left],
            text=sides[left],
            number=number,
            control="",
            is_chosen=tokens[left] == chosen,
        )
        for number, left in enumerate(mixed(key.block_id, list(sides)), 1)
    )


def _text(_key: Key, _value: StructValue, given: Given) -> Fields:
    text = given.get("text")
    return {"text": text if isinstance(text, str) else ""}


def _times(key: Key, value: StructValue, given: Given) -> Fields:
    typed = _text(key, value, given)["text"]
    text = typed or " ".join(time for time, _place in given_times(given))
    return {"text": text, "clip": value.get("clip")}


def given_times(given: Given) -> list[tuple[str, str]]:
    """Return (label, name in a mark's parts) of the times given."""
    times = given.get("times")
    seconds = [second(time) for time in times] if isinstance(times, list) else []
    return [(time_label(at), str(place)) for place, at in enumerate(seconds) if at is not None]


FIELDS: dict[str, Callable[[Key, StructValue, Given], Fields]] = {
    "single": _options("option"),
    "multiple": _options("options"),
    "true_false": _truth,
    "order": _order,
    "match": _pairs,
    "short_text": _text,
    "hotspot": _options("option"),
    "shots": _order,
    "cut": _times,
    "open": _text,
}
