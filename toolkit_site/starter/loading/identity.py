"""Stable identities: the same code gives the same id on every site and on every run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5


# Ids of all sites follow from it: never change it.
NAMESPACE = UUID("6f1f5b0a-9d0e-5c1e-8a54-3c1d4b0f7e21")


def stable_id(*parts: str) -> UUID:
    """Return the id of what these parts name, for example an activity by its code."""
    return uuid5(NAMESPACE, "/".join(parts))


def entry_ids(keys: Iterable[str], *parts: str) -> list[UUID]:
    """Return an id for each entry of a list.

    An id follows from what the entry is about, not from its place: inserting an entry leaves the others, and their
    translations, alone. A key that stands in the list again is counted.
    """
    seen: Counter[str] = Counter()
    ids = []
    for key in keys:
        seen[key] += 1
        ids.append(stable_id(*parts, key, str(seen[key])))
    return ids


def digest(values: Mapping[str, Any]) -> str:
    """Return a hash of plain values."""
    return sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()
