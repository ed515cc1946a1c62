"""What is right, read from the raw StreamField JSON of a unit: no page is rendered and no picture loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from modules.blocks.choices import Truth
from modules.blocks.questions.base import TRIES
from modules.questions.mixing import placed_id, token
from modules.questions.times import second


MOST_TRIES = 9
TOLERANCE = Decimal(1)


@dataclass(frozen=True)
class Key:
    """What is right at one question. `choices` are ids in the order in which they are stored.

    `right` holds the ids that are right, or the items in the right order, or beside each choice of a match the token
    of what belongs to it.
    """

    kind: str
    block_id: UUID
    tries: int = TRIES
    choices: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    cuts: tuple[Decimal, ...] = ()
    tolerance: Decimal = TOLERANCE


def keys_of(raw: Iterable[Any], original_raw: Iterable[Any] | None = None) -> dict[UUID, Key]:
    """Return the keys of all questions, those inside self-checks too. What is odd is left out, or never right.

    A short text in the language of the original is right in every language.
    """
    originals = dict(raw_questions(original_raw or ()))
    return {
        block_id: _key(block_id, kind, value, originals)
        for block_id, (kind, value) in raw_questions(raw)
    }


def _key(block_id: UUID, kind: str, value: dict[str, Any], originals: Mapping[UUID, Any]) -> Key:
    facts = READERS[kind](block_id, value)
    original_kind, original = originals.get(block_id, ("", {}))
    if kind == original_kind == "short_text":
        own = facts["accepted"]
        facts["accepted"] = (*own, *_lines(original.get("accepted")))
    return Key(kind=kind, block_id=block_id, tries=_tries(value.get("tries")), **facts)


def raw_questions(raw: Iterable[Any]) -> Iterator[tuple[UUID, tuple[str, dict[str, Any]]]]:
    """Yield (block id, (kind, value)) of each question as it is stored, those inside self-checks too."""
    for block in raw:
        kind, value = _field(block, "type"), _field(block, "value")
        block_id = read_uuid(_field(block, "id"))
        if kind == "self_check":
            yield from raw_questions(_list(_field(value, "questions")))
        elif isinstance(kind, str) and kind in READERS and isinstance(value, dict) and block_id:
            yield block_id, (kind, value)


def read_uuid(value: Any) -> UUID | None:
    """Return the id that a block, an address or a form names, or None."""
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _field(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _tries(value: Any) -> int:
    known = isinstance(value, int) and not isinstance(value, bool)
    return min(max(value, 1), MOST_TRIES) if known else TRIES


def _items(block_id: UUID, value: Any) -> list[tuple[str, Any]]:
    """Return (id, value) of list items; ids are made from the place where old revisions have none."""
    items: dict[str, Any] = {}
    for place, item in enumerate(_list(value)):
        is_new = isinstance(item, dict) and {"id", "value"} <= item.keys()
        known = read_uuid(item["id"]) if is_new else None
        name = str(known or "")
        name = placed_id(block_id, place) if not name or name in items else name
        items[name] = item["value"] if is_new else item
    return list(items.items())


def _options(name: str) -> Callable[[UUID, dict[str, Any]], dict[str, Any]]:
    def read(block_id: UUID, value: dict[str, Any]) -> dict[str, Any]:
        items = _items(block_id, value.get(name))
        return {
            "choices": tuple(item_id for item_id, _item in items),
            "right": tuple(item_id for item_id, item in items if _field(item, "right") is True),
        }

    return read


def _truth(_block_id: UUID, value: dict[str, Any]) -> dict[str, Any]:
    answer = value.get("answer")
    return {
        "choices": tuple(Truth.values),
        "right": (answer,) if answer in Truth.values else (),
    }


def _order(block_id: UUID, value: dict[str, Any]) -> dict[str, Any]:
    ids = tuple(item_id for item_id, _item in _items(block_id, value.get("items")))
    return {"choices": ids, "right": ids}


def _pairs(block_id: UUID, value: dict[str, Any]) -> dict[str, Any]:
    ids = tuple(item_id for item_id, _item in _items(block_id, value.get("pairs")))
    return {"choices": ids, "right": tuple(token(block_id, item_id) for item_id in ids)}


def _accepted(_block_id: UUID, value: dict[str, Any]) -> dict[str, Any]:
    return {"accepted": _lines(value.get("accepted"))}


def _lines(value: Any) -> tuple[str, ...]:
    lines = value.splitlines() if isinstance(value, str) else []
    return tuple(line.strip() for line in lines if line.strip())


def _cuts(block_id: UUID, value: dict[str, Any]) -> dict[str, Any]:
    seconds = [second(item) for _item_id, item in _items(block_id, value.get("cuts"))]
    tolerance = second(value.get("tolerance"))
    return {
        "cuts": tuple(sorted({known for known in seconds if known is not None})),
        "tolerance": TOLERANCE if tolerance is None else tolerance,
    }


def _open(_block_id: UUID, _value: dict[str, Any]) -> dict[str, Any]:
    return {}


READERS: dict[str, Callable[[UUID, dict[str, Any]], dict[str, Any]]] = {
    "single": _options("options"),
    "multiple": _options("options"),
    "true_false": _truth,
    "order": _order,
    "match": _pairs,
    "short_text": _accepted,
    "hotspot": _options("areas"),
    "shots": _order,
    "cut": _cuts,
    "open": _open,
}
