"""What the file of a page says, as data: columns, blocks and rows of the page with the line of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from toolkit_site.starter.reading.clip_files import ClipFile
from toolkit_site.starter.reading.markdown import Picture


Named = TypeVar("Named", Picture, ClipFile)


@dataclass(frozen=True)
class Place:
    """Where a column is filled: the line, and the key or heading by which the author knows it."""

    line: int
    label: str


@dataclass(frozen=True)
class Entry:
    """A block of a stream or a row. Its key is what makes it the same one when the words around it change.

    A block that is one line of words has no values. Values may be entries again: the answers of a question.
    What is flawed was reported already and is not checked further.
    """

    line: int
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    flawed: bool = False
    # Where a stream is made of many kinds of blocks, which one this is.
    kind: str = ""


@dataclass
class PageContent:
    """A page as its file describes it, filled section by section while the file is read."""

    file: str
    columns: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    streams: dict[str, list[Entry]] = field(default_factory=dict)
    rows: dict[str, list[Entry]] = field(default_factory=dict)
    # Drawings that stand in a column of their own, by its name.
    images: dict[str, Picture] = field(default_factory=dict)
    digest: str = ""

    kind: ClassVar[str]
    model: ClassVar[Any]
    # The rows that are filled when the page is made: they point at nothing that is made later.
    row_names: ClassVar[tuple[str, ...]] = ()

    @property
    def slug(self) -> str:
        return str(self.columns.get("slug", ""))

    @property
    def name(self) -> str:
        """What makes the page the same one on every site, among those of its kind."""
        return self.slug

    @property
    def catalogue(self) -> str:
        """The name of the catalogues that translate it."""
        return f"{self.kind}--{self.slug}.po"

    def set(self, column: str, value: Any, line: int, label: str) -> None:
        """Fill a column, and remember where it came from."""
        self.columns[column] = value
        self.places[column] = Place(line, label)

    @property
    def pictures(self) -> list[Picture]:
        """The drawings of the page, in the order in which it shows them."""
        return [*self.images.values(), *_named(Picture, self.streams.values())]

    @property
    def clip_files(self) -> list[ClipFile]:
        """The films and captions of the page, each once, in the order in which it shows them."""
        return list(dict.fromkeys(_named(ClipFile, self.streams.values())))


def _named(kind: type[Named], value: Any) -> Iterator[Named]:
    """Yield the files of one kind that entries name, wherever they stand in them."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, Entry):
        yield from _named(kind, value.values)
    elif isinstance(value, Mapping):
        yield from _named(kind, value.values())
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for one in value:
            yield from _named(kind, one)
