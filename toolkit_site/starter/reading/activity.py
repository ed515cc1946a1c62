"""What an activity file says, as data: columns, blocks and rows of an activity page with the line of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit_site.starter.reading.markdown import Picture


@dataclass(frozen=True)
class Place:
    """Where a column is filled: the line, and the key or heading by which the author knows it."""

    line: int
    label: str


@dataclass(frozen=True)
class Entry:
    """A block of a stream or a row. Its key is what makes it the same one when the words around it change.

    A block that is one line of words has no values. What is flawed was reported already and is not checked further.
    """

    line: int
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    flawed: bool = False


@dataclass
class ActivityContent:
    """An activity as its file describes it, filled section by section while the file is read."""

    file: str
    columns: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    streams: dict[str, list[Entry]] = field(default_factory=dict)
    rows: dict[str, list[Entry]] = field(default_factory=dict)
    room_plan: Picture | None = None
    digest: str = ""

    @property
    def code(self) -> str:
        return str(self.columns.get("code", ""))

    def set(self, column: str, value: Any, line: int, label: str) -> None:
        """Fill a column, and remember where it came from."""
        self.columns[column] = value
        self.places[column] = Place(line, label)

    @property
    def pictures(self) -> list[Picture]:
        """The drawings of the activity, in the order in which it shows them."""
        of_steps = [entry.values["image"] for entry in self.streams.get("steps", [])]
        return [picture for picture in (self.room_plan, *of_steps) if picture is not None]
