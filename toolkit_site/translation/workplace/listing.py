"""The list of segments: in reading order, under headings, as far as they are wanted, with the counts of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from toolkit_site.translation.engine.places import Place
from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.progress.counting import word_count
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentDraft
from toolkit_site.translation.states.reading import SegmentRow
from toolkit_site.translation.workplace.drafts import is_unsaved
from toolkit_site.translation.workplace.rendering import shown
from toolkit_site.translation.workplace.wanted import TODO, Wanted


NOWHERE = ("", "", "")
ORDER = (State.UNTRANSLATED, State.PROPOSED, State.STALE, State.TRANSLATED, State.APPROVED)


@dataclass(frozen=True)
class Line:
    """One segment as a line of the list. The number counts all segments, wanted or not."""

    number: int
    found: SegmentRow
    label: str = ""
    has_draft: bool = False

    @property
    def pk(self) -> int:
        return self.found.segment.pk

    @property
    def state(self) -> State:
        return self.found.state

    @property
    def source(self) -> SafeString:
        return shown(self.found.segment.html)

    @property
    def words(self) -> SafeString:
        return shown(self.found.text)


@dataclass(frozen=True)
class Part:
    """Neighbouring segments of one part of the page."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Chip:
    """A filter with what it would show."""

    state: str
    label: str
    segments: int
    words: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class Listing:
    """All segments of a translation, and the wanted ones among them. The open one always belongs to these."""

    rows: Sequence[SegmentRow]
    places: Mapping[str, Place]
    wanted: Wanted
    open_pk: int | None = None
    drafts: Mapping[SegmentKey, SegmentDraft] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter, init=False)
    words: Counter[str] = field(default_factory=Counter, init=False)

    def __post_init__(self) -> None:
        for row in self.rows:
            self.counts[row.state] += 1
            self.words[row.state] += word_count(row.segment.html)

    @cached_property
    def lines(self) -> list[Line]:
        """The wanted segments; a label that only repeats the one before is left out."""
        lines, last = [], NOWHERE
        for number, row in enumerate(self.rows, 1):
            if not self._is_wanted(row):
                continue
            here = self.labels(row)
            lines.append(self._line(number, row, last))
            last = here
        return lines

    def shown(self, pks: Collection[int | None]) -> list[Line]:
        """Return the lines of some segments, wanted or not."""
        wanted = {line.pk: line for line in self.lines}
        return [
            wanted.get(row.segment.pk) or self._line(number, row)
            for number, row in enumerate(self.rows, 1)
            if row.segment.pk in pks
        ]

    @property
    def parts(self) -> Iterator[Part]:
        for title, lines in groupby(self.lines, key=lambda line: self.labels(line.found)[0]):
            yield Part(title, list(lines))

    def _line(self, number: int, row: SegmentRow, last: tuple[str, str, str] = NOWHERE) -> Line:
        has_draft = is_unsaved(self.drafts.get(row.segment.key), row.row)
        return Line(number, row, _label(last, self.labels(row)), has_draft)

    def labels(self, row: SegmentRow) -> tuple[str, str, str]:
        """Return what the part of the page is called, what stands between, and what the text itself is called."""
        place = self.places.get(row.segment.path)
        labels = [str(label) for label in place.labels] if place else []
        if len(labels) < 2:
            return (labels[0] if labels else "", "", "")
        between = " · ".join(_without_own_words(label, row) for label in labels[1:-1])
        return labels[0], between, labels[-1]

    def line(self, pk: int | None) -> Line | None:
        """Return the line of a segment, if it is among the wanted ones."""
        return next((line for line in self.lines if line.pk == pk), None)

    def neighbours(self, pk: int) -> tuple[Line | None, Line | None]:
        """Return the wanted segments before and after one."""
        at = next(index for index, line in enumerate(self.lines) if line.pk == pk)
        before = self.lines[at - 1] if at else None
        after = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return before, after

    @property
    def chips(self) -> list[Chip]:
        """The filters: everything, what waits for this person, each state."""
        todo = [state for state in ORDER if state in self.wanted.todo]
        chips = [
            self._chip("", _("All"), ORDER),
            self._chip(TODO, _("To do"), todo),
            *(self._chip(state, str(state.label), [state]) for state in ORDER),
        ]
        return [chip for chip in chips if chip.segments or chip.is_current or not chip.state]

    def _chip(self, value: str, label: str, states: Sequence[State]) -> Chip:
        return Chip(
            value,
            label,
            sum(self.counts[state] for state in states),
            sum(self.words[state] for state in states),
            Wanted(value, self.wanted.query).params() or "?",
            value == self.wanted.state,
        )

    def percent(self, states: Sequence[State]) -> int:
        """Return how much of the words has come so far, rounded down: 100 means all of them."""
        total = sum(self.words.values())
        return 100 * sum(self.words[state] for state in states) // total if total else 0

    def _is_wanted(self, row: SegmentRow) -> bool:
        if row.segment.pk == self.open_pk:
            return True
        return self.wanted.accepts(row.state, row.segment.html, row.text)


def _label(last: tuple[str, str, str], here: tuple[str, str, str]) -> str:
    if last[:2] == here[:2]:
        return "" if last == here else here[2]
    joint = " " if here[1].endswith(".") else " · "
    return joint.join(filter(None, here[1:]))


def _without_own_words(label: str, row: SegmentRow) -> str:
    """Shorten “3. Watch again” to “3.” where “Watch again” is the segment itself."""
    number, point, name = label.partition(". ")
    is_own = point and number.isdigit() and name and row.segment.html.startswith(name.rstrip("…"))
    return f"{number}." if is_own else label
