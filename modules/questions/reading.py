"""Reading what a form sends. What cannot be read comes back with a message and with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from modules.questions.keys import Key
from modules.questions.mixing import mixed
from modules.questions.times import read_times


LONGEST_SHORT = 500
LONGEST_OPEN = 10_000
MOST_TIMES = 50

# What was answered, as it is stored: the shapes are those of `marking`.
Given = dict[str, Any]


@dataclass(frozen=True)
class Unreadable:
    """No answer: what to tell the learner, and what she gave so far."""

    message: str
    given: Given = field(default_factory=dict)


def read_given(key: Key, data: QueryDict) -> Given | Unreadable:
    """Return the answer to a question from the fields of its form."""
    return FORMS[key.kind](key, data)


def read_move(key: Key, data: QueryDict) -> Given | None:
    """Return the order after the button that moves one item, or None where no such button was pressed."""
    item, _colon, way = data.get("move", "").partition(":")
    if key.kind not in ("order", "shots") or not item:
        return None
    order = _complete_order(key, data) or list(mixed(key.block_id, key.choices))
    step = {"up": -1, "down": 1}.get(way, 0)
    if item in order:
        place = order.index(item)
        order.insert(min(max(place + step, 0), len(order) - 1), order.pop(place))
    return {"order": order}


def _one(name: str) -> Callable[[Key, QueryDict], Given | Unreadable]:
    def read(key: Key, data: QueryDict) -> Given | Unreadable:
        chosen = set(data.getlist(name))
        if not chosen:
            return Unreadable(_("Choose an answer first."))
        if len(chosen) > 1:
            return Unreadable(_("Choose one answer only."))
        if not chosen <= set(key.choices):
            return Unreadable(_changed())
        return {name: chosen.pop()}

    return read


def _several(key: Key, data: QueryDict) -> Given | Unreadable:
    chosen = set(data.getlist("options"))
    known = [option for option in key.choices if option in chosen]
    if not chosen:
        return Unreadable(_("Choose at least one answer first."))
    if len(known) < len(chosen):
        return Unreadable(_changed(), {"options": known})
    return {"options": known}


def _changed() -> str:
    return _("This question has been changed meanwhile. Please answer it once more.")


def _order(key: Key, data: QueryDict) -> Given | Unreadable:
    order = _complete_order(key, data)
    return {"order": order} if order else Unreadable(_changed())


def _complete_order(key: Key, data: QueryDict) -> list[str] | None:
    order = data.getlist("order")
    return order if sorted(order) == sorted(key.choices) else None


def pair_name(left: str) -> str:
    """Return the name of the field beside the left side of a pair."""
    return f"pair-{left}"


def _pairs(key: Key, data: QueryDict) -> Given | Unreadable:
    sent = {left: data.get(pair_name(left), "") for left in key.choices}
    pairs = {left: right for left, right in sent.items() if right in key.right}
    if any(right and left not in pairs for left, right in sent.items()):
        return Unreadable(_changed(), {"pairs": pairs})
    if len(pairs) < len(key.choices) or not pairs:
        return Unreadable(_("Choose something beside each line first."), {"pairs": pairs})
    return {"pairs": pairs}


def _text(longest: int) -> Callable[[Key, QueryDict], Given | Unreadable]:
    def read(_key: Key, data: QueryDict) -> Given | Unreadable:
        text = clean_text(data.get("text", ""))
        if not text.strip():
            return Unreadable(_("Write something first."))
        if len(text) > longest:
            return Unreadable(_too_long(len(text), longest), {"text": text})
        return {"text": text}

    return read


def _too_long(length: int, longest: int) -> str:
    message = _("Your text has %(length)s characters. At most %(longest)s fit.")
    return message % {"length": length, "longest": longest}


def clean_text(text: str) -> str:
    """Return the text with one kind of line end, without control characters: a database refuses some of them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or sign >= " ")


def _times(_key: Key, data: QueryDict) -> Given | Unreadable:
    text = clean_text(data.get("times", ""))
    if not text.strip():
        return Unreadable(_("Write at least one time first."))
    if len(text) > LONGEST_SHORT:
        return Unreadable(_too_long(len(text), LONGEST_SHORT), {"text": text})
    times = read_times(text)
    if not times or len(times) > MOST_TIMES:
        message = _("Write each time like 0:07 or 7.5, with a space before the next one.")
        return Unreadable(message, {"text": text})
    return {"times": [float(time) for time in times]}


FORMS: dict[str, Callable[[Key, QueryDict], Given | Unreadable]] = {
    "single": _one("option"),
    "multiple": _several,
    "true_false": _one("value"),
    "order": _order,
    "match": _pairs,
    "short_text": _text(LONGEST_SHORT),
    "hotspot": _one("option"),
    "shots": _order,
    "cut": _times,
    "open": _text(LONGEST_OPEN),
}
