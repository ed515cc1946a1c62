"""What the loader made before, and what it did this time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit_site.starter.models import StarterRecord


class Outcome(StrEnum):
    """What happened to one thing of the content."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"


class Reason(StrEnum):
    """Why new content was not loaded."""

    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


@dataclass
class Ledger:
    """The records of earlier runs, read once, and the outcomes of this one."""

    records: dict[str, StarterRecord]
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    kept: list[tuple[str, Reason]] = field(default_factory=list)

    @classmethod
    def open(cls) -> Ledger:
        return cls({record.key: record for record in StarterRecord.objects.all()})

    def get(self, key: str) -> StarterRecord | None:
        return self.records.get(key)

    def write(self, key: str, content_hash: str, object_id: int, fingerprint: str) -> None:
        """Remember what was made, unless just that is remembered already."""
        values = {"content_hash": content_hash, "object_id": object_id, "fingerprint": fingerprint}
        known = self.records.get(key)
        if known is None or any(getattr(known, name) != value for name, value in values.items()):
            self.records[key], _made = StarterRecord.objects.update_or_create(
                key=key, defaults=values
            )

    def count(self, outcome: Outcome) -> None:
        self.outcomes[outcome] += 1

    def keep(self, name: str, reason: Reason) -> None:
        """Note that something stays as it is on the site although its content changed."""
        self.outcomes[Outcome.KEPT] += 1
        self.kept.append((name, reason))
