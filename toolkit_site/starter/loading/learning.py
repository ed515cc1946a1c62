"""Modules, units and paths: each kind after what it stands under or points at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page

from modules.models import LearningPathPage, ModulePage, UnitPage
from toolkit_site.starter.loading.ledger import Ledger
from toolkit_site.starter.loading.pages import PageLoader
from toolkit_site.starter.loading.site import ensure_module_index, ensure_path_index
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.loading.unit_order import UnitOrder
from toolkit_site.starter.reading.learning import ModuleContent, PathContent, UnitContent
from toolkit_site.starter.reading.starter_content import StarterContent


class UnitLoader(PageLoader[UnitContent]):
    """Loads units."""

    def _pointers(self, content: UnitContent) -> dict[str, Any]:
        body = content.streams.get("body", [])
        codes = [entry.values["activity"] for entry in body if entry.kind == "activity"]
        found: dict[str, Any] = {
            "activities": {code: self.ids.activities.get(code) for code in codes}
        }
        clips = {file.path: self.ids.clips.get(file.path) for file in content.clip_files}
        # Units without clips stay what they were before there were any.
        return {**found, "clips": clips} if clips else found


class PathLoader(PageLoader[PathContent]):
    """Loads learning paths."""

    def _pointers(self, content: PathContent) -> dict[str, Any]:
        steps = [entry.key for entry in content.streams.get("steps", [])]
        return {"steps": {name: self.ids.page(name) for name in steps}}


def load_modules(
    chosen: Sequence[ModuleContent], content: StarterContent, ids: SiteIds, ledger: Ledger
) -> None:
    """Load these modules with their units."""
    if not content.modules:
        return
    index = ensure_module_index()
    modules: PageLoader[ModuleContent] = PageLoader(ModulePage, index.locale_id, ids, ledger)
    modules.load(chosen, index)
    units = UnitLoader(UnitPage, index.locale_id, ids, ledger)
    parents = ModulePage.objects.in_bulk(modules.ids_of(chosen).values())
    for module in chosen:
        own = [unit for unit in content.units if unit.module == module.slug]
        parent = parents.get(modules.ids_of([module]).get(module.slug, 0))
        # Without its module, a unit has no place; somebody deleted both.
        if parent is not None:
            units.load(own, parent)
            UnitOrder(module, own, ledger).restore(parent)
    ids.units = units.ids_of(content.units)


def load_paths(
    chosen: Sequence[PathContent], content: StarterContent, ids: SiteIds, ledger: Ledger
) -> None:
    """Load these learning paths."""
    if content.paths:
        index: Page = ensure_path_index()
        PathLoader(LearningPathPage, index.locale_id, ids, ledger).load(chosen, index)
