"""Where on the site to find what files name."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class SiteIds:
    """Ids by slug, code, name and path. What an editor deleted is not there."""

    topics: dict[str, int] = field(default_factory=dict)
    competences: dict[str, int] = field(default_factory=dict)
    images: dict[str, int] = field(default_factory=dict)
    # Films and their captions.
    clips: dict[str, int] = field(default_factory=dict)
    activities: dict[str, int] = field(default_factory=dict)
    units: dict[str, int] = field(default_factory=dict)
    # Nothing is loaded yet: the page is built for its words.
    is_preview: bool = False

    def page(self, name: str) -> int | None:
        """Return the id of a unit (`module/unit`) or an activity (its code)."""
        return self.units.get(name) or self.activities.get(name)
