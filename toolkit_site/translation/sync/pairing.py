"""Which text of the old source each new text comes from. Pure: nothing here reads or writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from toolkit_site.translation.engine.segments import Segment, SegmentKey
from toolkit_site.translation.sync.likeness import PLACE_ALIKE, alike, is_within, likeness


@dataclass
class Origin:
    """Where a new text comes from: one old text, or several that were merged."""

    parts: list[Segment] = field(default_factory=list)
    # Of a text that was split, one piece takes the final words: the whole of them must not stand on the page twice.
    takes_final: bool = True


Origins = dict[SegmentKey, Origin]


def find_origins(old: list[Segment], new: list[Segment]) -> Origins:
    """Return the origins of the texts that are new, as far as there are any.

    `old` and `new` are all segments of a source before and after. A text that was just moved has its own old self as
    its only part.
    """
    matching = _Matching(old, new)
    matching.pair_same()
    matching.pair_in_place()
    matching.pair_anywhere()
    matching.join_merged()
    matching.share_split()
    return matching.origins


class _Matching:
    """Old texts that are gone and new ones that came, less and less of them step by step."""

    def __init__(self, old: list[Segment], new: list[Segment]) -> None:
        old_keys, new_keys = {one.key for one in old}, {one.key for one in new}
        self.old, self.new = old, new
        self.gone = {one.key: one for one in old if one.key not in new_keys}
        self.came = {one.key: one for one in new if one.key not in old_keys}
        self.left = dict(self.gone)
        self.origins: Origins = {}

    def pair(self, before: Segment, after: Segment) -> None:
        """Say that a new text comes from an old one that no other has taken."""
        del self.left[before.key]
        self.origins[after.key] = Origin([before])

    def waiting(self) -> list[Segment]:
        """Return the new texts without an origin."""
        return [one for key, one in self.came.items() if key not in self.origins]

    def pair_same(self) -> None:
        """The same text in another place: moved, or copied from a place that stays."""
        for after in self.waiting():
            gone = [one for one in self.left.values() if one.string_id == after.string_id]
            if gone:
                self.pair(min(gone, key=lambda one: _distance(one, after)), after)
                continue
            there = [one for one in self.old if one.string_id == after.string_id]
            if there:
                self.origins[after.key] = Origin([min(there, key=lambda o: _distance(o, after))])

    def pair_in_place(self) -> None:
        """Another text in the same place: edited, however much of it."""
        before, after = _by_path(self.old), _by_path(self.new)
        for path in before.keys() & after.keys():
            for old, new in _replaced(before[path], after[path]):
                self._pair_stretch(
                    [one for one in old if one.key in self.left],
                    [one for one in new if one.key in self.came and one.key not in self.origins],
                )

    def _pair_stretch(self, old: list[Segment], new: list[Segment]) -> None:
        self._pair_best(old, new, _likeness_in_place)
        if len(old) == len(new):
            rest = [one for one in new if one.key not in self.origins]
            for before, after in zip([o for o in old if o.key in self.left], rest, strict=True):
                self.pair(before, after)

    def pair_anywhere(self) -> None:
        """A text like it anywhere on the page: moved and edited at once."""
        self._pair_best(self.left.values(), self.waiting(), alike)

    def _pair_best(
        self, old: Iterable[Segment], new: list[Segment], measure: Callable[[str, str], float]
    ) -> None:
        scores = [
            (measure(before.html, after.html), before, after) for before in old for after in new
        ]
        alike_ones = [one for one in scores if one[0]]
        for _score, before, after in sorted(
            alike_ones, key=lambda one: (-one[0], _distance(one[1], one[2]))
        ):
            if before.key in self.left and after.key not in self.origins:
                self.pair(before, after)

    def join_merged(self) -> None:
        """Old texts that became a part of a longer one."""
        for before in list(self.left.values()):
            wholes = [one for one in self.came.values() if self._took_in(before, one)]
            if wholes:
                whole = min(wholes, key=lambda one: _distance(before, one))
                origin = self.origins.setdefault(whole.key, Origin())
                origin.parts = sorted([*origin.parts, before], key=lambda one: one.order)
                del self.left[before.key]

    def _took_in(self, before: Segment, whole: Segment) -> bool:
        parts = self.origins[whole.key].parts if whole.key in self.origins else []
        was_there = any(is_within(before.html, part.html) for part in parts)
        return is_within(before.html, whole.html) and not was_there

    def share_split(self) -> None:
        """New texts that were a part of a longer one."""
        for after in self.waiting():
            wholes = [one for one in self.gone.values() if is_within(after.html, one.html)]
            if wholes:
                whole = min(wholes, key=lambda one: _distance(one, after))
                is_first = self.left.pop(whole.key, None) is not None
                self.origins[after.key] = Origin([whole], takes_final=is_first)


def _by_path(segments: Iterable[Segment]) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = defaultdict(list)
    for segment in segments:
        found[segment.path].append(segment)
    return found


def _replaced(
    old: list[Segment], new: list[Segment]
) -> Iterable[tuple[list[Segment], list[Segment]]]:
    """Return the stretches of one place in which texts stand instead of others."""
    matcher = SequenceMatcher(
        None, [one.string_id for one in old], [one.string_id for one in new], autojunk=False
    )
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "replace":
            yield old[start:end], new[new_start:new_end]


def _likeness_in_place(before: str, after: str) -> float:
    """Return how alike two texts of one place are, or 0 where one can hardly come from the other."""
    found = likeness(before, after)
    if is_within(after, before):
        return max(found, PLACE_ALIKE)
    return found if found >= PLACE_ALIKE else 0.0


def _distance(before: Segment, after: Segment) -> tuple[bool, int]:
    """Return how far apart two texts stand: places of the same kind first."""
    return (_kind(before.path) != _kind(after.path), abs(before.order - after.order))


def _kind(path: str) -> str:
    """Return a path without ids of blocks and rows."""
    return ".".join(part for part in path.split(".") if part.isidentifier())
