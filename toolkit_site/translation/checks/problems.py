"""What a check has to say about a translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong (it blocks) or looks wrong (a person may overrule it), in the words of the reader."""

    id: str
    message: str
    blocks: bool = True


class Room(Protocol):
    """How much the place of a segment can hold. Places of the engine and the limits of this room both say it."""

    @property
    def max_length(self) -> int | None: ...

    @property
    def multiline(self) -> bool: ...

    @property
    def rich(self) -> bool: ...
