"""The order of the units of a module: that of the file numbers, unless somebody put them into another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from django.db import transaction

from wagtail.models import Page

from modules.models import UnitPage
from toolkit_site.starter.loading.identity import digest
from toolkit_site.starter.loading.ledger import Ledger, Reason
from toolkit_site.starter.loading.pages import page_key
from toolkit_site.starter.reading.learning import ModuleContent, UnitContent


class UnitOrder:
    """The wanted order of the units of one module, and what the loader remembers of it."""

    def __init__(self, module: ModuleContent, units: Sequence[UnitContent], ledger: Ledger) -> None:
        self.module, self.ledger = module, ledger
        self.keys = [page_key(unit) for unit in units]
        self.wanted = _digest(self.keys)

    def restore(self, parent: Page) -> None:
        """Put the units into the order of their files, in all languages, when that order is new."""
        record = self.ledger.get(self._record_key)
        if record is not None and record.content_hash == self.wanted:
            return
        found = self._keys_below(parent)
        is_right = found == [key for key in self.keys if key in found]
        # New units stand at the end: what was there before shows whether anybody moved it.
        if record is not None and not is_right and record.fingerprint not in _beginnings(found):
            self.ledger.keep(self._record_key, Reason.EDITED)
            return
        with transaction.atomic():
            self._move()
            self.ledger.write(
                self._record_key, self.wanted, parent.pk, _digest(self._keys_below(parent))
            )

    @property
    def _record_key(self) -> str:
        return f"order:{self.module.slug}"

    def _keys_below(self, parent: Page) -> list[UUID]:
        units = UnitPage.objects.child_of(parent).filter(translation_key__in=self.keys)
        return list(units.order_by("path").values_list("translation_key", flat=True))

    def _move(self) -> None:
        units = UnitPage.objects.filter(translation_key__in=self.keys).order_by("path")
        by_parent: dict[str, list[UnitPage]] = defaultdict(list)
        for unit in units:
            by_parent[unit.path[: -UnitPage.steplen]].append(unit)
        for found in by_parent.values():
            _sort(found, self.keys)


def _sort(units: list[UnitPage], keys: list[UUID]) -> None:
    wanted = sorted(units, key=lambda unit: keys.index(unit.translation_key))
    if wanted == units:
        return
    for before, unit in pairwise(wanted):
        # Each move changes the paths of others.
        before.refresh_from_db()
        unit.refresh_from_db()
        unit.move(before, pos="right")


def _digest(keys: Sequence[UUID]) -> str:
    return digest({"order": [str(key) for key in keys]})


def _beginnings(keys: Sequence[UUID]) -> set[str]:
    return {_digest(keys[:length]) for length in range(len(keys) + 1)}
