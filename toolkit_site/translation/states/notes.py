"""Notes in the history: which warnings somebody overruled, and what she says about it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit_site.translation.checks.problems import Problem
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.entries import Entry


_OVERRULED = re.compile(r"^\[([a-z, -]+)\] ?")


def note_of(entry: Entry, problems: Iterable[Problem], state: State) -> str:
    """Return the note of a change: the ids of overruled warnings in brackets, then the writer's own words."""
    ids = dict.fromkeys(problem.id for problem in problems if problem.id != "own-approval")
    own = entry.note.strip()
    # Nobody can write the mark of an overruled warning by hand.
    own = own if not _OVERRULED.match(own) else f"– {own}"
    if not ids or not entry.overrule or state == State.PROPOSED:
        return own
    return f"[{', '.join(ids)}] {own}".strip()


def overruled(note: str) -> list[str]:
    """Return the ids of the checks that a note says were overruled; `checks.LABELS` names them."""
    found = _OVERRULED.match(note)
    return found[1].split(", ") if found else []


def own_words(note: str) -> str:
    """Return what the writer herself noted."""
    return _OVERRULED.sub("", note)
