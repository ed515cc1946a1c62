"""Names that tell nothing, and an order that is mixed, the same at each load and never the right one."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID


def placed_id(block_id: UUID, place: int) -> str:
    """Return an id for a list item of an old revision, which has none of its own."""
    return str(uuid.uuid5(block_id, f"item:{place}"))


def token(block_id: UUID, item_id: str) -> str:
    """Return the name under which the right side of a pair stands in a form."""
    return uuid.uuid5(block_id, f"right:{item_id}").hex[:16]


def mixed(block_id: UUID, items: Sequence[str]) -> tuple[str, ...]:
    """Return the items in an order that only depends on their ids, and differs from theirs."""
    shuffled = sorted(items, key=lambda item: sha256(f"{block_id}:{item}".encode()).digest())
    if shuffled == list(items):
        shuffled = [*shuffled[1:], *shuffled[:1]]
    return tuple(shuffled)
