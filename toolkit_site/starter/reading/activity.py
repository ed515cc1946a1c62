"""What an activity file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from activities.models import ActivityPage
from toolkit_site.starter.reading.page_content import PageContent


@dataclass
class ActivityContent(PageContent):
    """An activity as its file describes it."""

    kind: ClassVar[str] = "activity"
    model: ClassVar[Any] = ActivityPage
    row_names: ClassVar[tuple[str, ...]] = (
        "topics",
        "materials",
        "competences",
        "credits",
        "sources",
    )

    @property
    def code(self) -> str:
        return str(self.columns.get("code", ""))

    @property
    def name(self) -> str:
        return self.code

    @property
    def catalogue(self) -> str:
        return f"{self.code}-{self.columns.get('slug')}.po"
