"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from toolkit_site.translation.engine.markup import visible_text


Operation = Literal["same", "added", "removed"]

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
# Above it, comparing takes longer than anybody wants to wait; both texts are then shown whole.
MOST_PIECES = 4_000


def word_diff(old_html: str, new_html: str) -> list[tuple[Operation, str]]:
    """Return the words of both texts as stretches that stayed, went or came. Formatting and links are not compared."""
    old, new = (_PIECES.findall(visible_text(html)) for html in (old_html, new_html))
    if len(old) + len(new) > MOST_PIECES:
        return _whole(old, new)
    return list(_stretches(old, new))


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[Operation, str]]:
    # Words that come again and again in a long text are no anchors: with them, some texts take a minute.
    matcher = SequenceMatcher(None, old, new)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[old_start:old_end])
            continue
        if old_end > old_start:
            yield "removed", "".join(old[old_start:old_end])
        if new_end > new_start:
            yield "added", "".join(new[new_start:new_end])


def _whole(old: list[str], new: list[str]) -> list[tuple[Operation, str]]:
    if old == new:
        return [("same", "".join(old))] if old else []
    stretches: list[tuple[Operation, str]] = [("removed", "".join(old)), ("added", "".join(new))]
    return [(operation, words) for operation, words in stretches if words]
