"""What a job is asked to do, as it is stored: kept small, whatever it comes to mean."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Scope:
    """Pages by id, alone or with everything below them; snippets by label and id; sources; or the whole site.

    `by_system` marks what follows from publishing and needs nobody's permission.
    """

    pages: tuple[int, ...] = ()
    subtree: bool = False
    snippets: tuple[tuple[str, str], ...] = ()
    sources: tuple[int, ...] = ()
    everything: bool = False
    by_system: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what says something other than the default."""
        default = asdict(Scope())
        said = {name: value for name, value in asdict(self).items() if value != default[name]}
        plain: dict[str, Any] = json.loads(json.dumps(said))
        return plain

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Scope:
        return cls(
            pages=tuple(stored.get("pages", ())),
            subtree=stored.get("subtree", False),
            snippets=tuple((label, pk) for label, pk in stored.get("snippets", ())),
            sources=tuple(stored.get("sources", ())),
            everything=stored.get("everything", False),
            by_system=stored.get("by_system", False),
        )
