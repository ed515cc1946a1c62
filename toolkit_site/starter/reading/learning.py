"""What the files of modules, units and paths say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from modules.models import LearningPathPage, ModulePage, UnitPage
from toolkit_site.starter.reading.page_content import PageContent


@dataclass
class ModuleContent(PageContent):
    """A module as its file describes it. Its units are files of their own."""

    kind: ClassVar[str] = "module"
    model: ClassVar[Any] = ModulePage
    row_names: ClassVar[tuple[str, ...]] = ("competences",)


@dataclass
class UnitContent(PageContent):
    """A unit as its file describes it, and the module in whose folder the file stands."""

    module: str = ""

    kind: ClassVar[str] = "unit"
    model: ClassVar[Any] = UnitPage
    row_names: ClassVar[tuple[str, ...]] = ("competences",)

    @property
    def name(self) -> str:
        return f"{self.module}/{self.slug}"

    @property
    def catalogue(self) -> str:
        return f"{self.kind}--{self.module}--{self.slug}.po"


@dataclass
class PathContent(PageContent):
    """A learning path as its file describes it."""

    kind: ClassVar[str] = "path"
    model: ClassVar[Any] = LearningPathPage
