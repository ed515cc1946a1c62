"""The units of modules as one reader gets them, from the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest

from activities.pages.languages import reader_language
from modules.pages import catalogue
from modules.pages.held import HeldPage
from modules.pages.versions import best_versions, held_in_both, original_order


if TYPE_CHECKING:
    from modules.pages.module import ModulePage
    from modules.pages.unit import UnitPage


def versions_of(
    module: ModulePage | HeldPage, request: HttpRequest | None = None
) -> list[ModulePage | HeldPage]:
    """Return a module and its versions in the two languages that count."""
    others = held_in_both(catalogue.current(request).versions(module.translation_key))
    return [module, *(other for other in others if other.pk != module.pk)]


def units_of(
    modules: Iterable[ModulePage | HeldPage],
    request: HttpRequest,
    *,
    keep: UnitPage | None = None,
    with_bodies: bool = True,
) -> dict[UUID, list[Any]]:
    """Return the units of modules by the module's key, in the order of the original, as this reader gets them.

    `modules` are all versions of the modules that count, drafts too: a translated unit may stand below one. `keep` is
    a unit that she is looking at, perhaps as a preview. Without bodies, units are as the catalogue holds them; with
    them they are pages (one query).
    """
    held = catalogue.current(request)
    keys = {module.path: module.translation_key for module in modules}
    versions: list[Any] = [
        unit for path in keys for unit in held_in_both(held.below.get(path, ())) if unit.unit
    ]
    # A draft that is newer than the catalogue stands where it was put.
    if keep is not None and keep.pk and keep.pk not in held.by_pk:
        versions.append(keep)
    best = best_versions(versions, request, keep=keep)
    if with_bodies:
        best = _opened(best)
    homes = _homes(versions, keys)
    found: dict[Any, list[Any]] = defaultdict(list)
    for key in original_order(versions):
        if key in best:
            found[homes[key]].append(best[key])
    return found


def _opened(units: Mapping[UUID, Any]) -> dict[UUID, Any]:
    """Return the pages themselves; one that was deleted in between is left out."""
    from modules.pages.unit import UnitPage

    held = [unit.pk for unit in units.values() if isinstance(unit, HeldPage)]
    pages = UnitPage.objects.select_related("locale").in_bulk(held)
    opened = {key: pages.get(unit.pk, unit) for key, unit in units.items()}
    return {key: unit for key, unit in opened.items() if not isinstance(unit, HeldPage)}


def _homes(versions: Iterable[Any], modules: Mapping[str, UUID]) -> dict[UUID, UUID | None]:
    """Return the module of each unit: that of the original, should a translation have stayed elsewhere."""
    homes: dict[UUID, UUID | None] = {}
    for version in versions:
        is_readers_only = version.locale.language_code == reader_language()
        if version.translation_key not in homes or not is_readers_only:
            homes[version.translation_key] = modules.get(version.path[: -version.steplen])
    return homes
