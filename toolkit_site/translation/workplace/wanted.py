"""Which segments of a translation a person wants to see: her filter and her search, as the address says them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.states.choices import State


# Not a state: what waits for this person.
TODO = "todo"
MAX_QUERY = 100

FOR_TRANSLATORS = frozenset({State.UNTRANSLATED, State.PROPOSED, State.STALE})
FOR_REVIEWERS = FOR_TRANSLATORS | {State.TRANSLATED}


@dataclass(frozen=True)
class Wanted:
    """A filter and a search. Values that mean nothing are left out, as if nobody had asked."""

    state: str = ""
    query: str = ""
    todo: frozenset[str] = FOR_TRANSLATORS

    @classmethod
    def of(cls, data: Mapping[str, Any], *, may_review: bool = False) -> Wanted:
        """Read them from the parameters of an address or the hidden fields of a form."""
        state = str(data.get("state", ""))
        return cls(
            state if state in {TODO, *State.values} else "",
            str(data.get("q", "")).replace("\0", "").strip()[:MAX_QUERY],
            FOR_REVIEWERS if may_review else FOR_TRANSLATORS,
        )

    def __bool__(self) -> bool:
        return bool(self.state or self.query)

    def accepts(self, state: str, *texts: str) -> bool:
        """Say whether a segment in this state with these texts (inline HTML) is wanted."""
        if self.state == TODO and state not in self.todo:
            return False
        if self.state not in ("", TODO) and state != self.state:
            return False
        sought = self.query.casefold()
        return not sought or any(sought in visible_text(text).casefold() for text in texts)

    def params(self, **more: Any) -> str:
        """Return the query of an address that keeps filter and search; nothing for nothing."""
        values = {"state": self.state, "q": self.query, **more}
        found = urlencode(
            {name: value for name, value in values.items() if value not in ("", None)}
        )
        return f"?{found}" if found else ""
