"""Everything in a content folder, and what its files are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.competence_file import FrameworkContent
from toolkit_site.starter.reading.learning import ModuleContent, PathContent, UnitContent
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.problems import Problem
from toolkit_site.starter.reading.topic_file import TopicContent


if TYPE_CHECKING:
    from toolkit_site.starter.catalogues.catalogue import Catalogue

TOPICS = "topics.yaml"
COMPETENCES = "competences.yaml"
ACTIVITIES = "activities"
MODULES = "modules"
PATHS = "paths"
DRAWINGS = "drawings"
TRANSLATIONS = "translations"


@dataclass
class StarterContent:
    """Everything in a content folder. Drawings are found by the path that files name."""

    topics: list[TopicContent] = field(default_factory=list)
    frameworks: list[FrameworkContent] = field(default_factory=list)
    activities: list[ActivityContent] = field(default_factory=list)
    modules: list[ModuleContent] = field(default_factory=list)
    # Those of one module follow each other in the order of their numbers.
    units: list[UnitContent] = field(default_factory=list)
    paths: list[PathContent] = field(default_factory=list)
    drawings: dict[str, bytes] = field(default_factory=dict)
    # Films, the pictures shown before they play, and captions, by the path that files name.
    clips: dict[str, bytes] = field(default_factory=dict)
    catalogues: list[Catalogue] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    # What looks odd in a translation and may be right all the same: for those who write catalogues.
    doubts: list[Problem] = field(default_factory=list)

    @property
    def competences(self) -> set[str]:
        return {
            f"{frame.code}:{item.code}" for frame in self.frameworks for item in frame.competences
        }

    @property
    def pages(self) -> list[PageContent]:
        """Everything that becomes a page, what others point at or stand under first."""
        return [*self.activities, *self.modules, *self.units, *self.paths]
