"""A library of the site in which the loader keeps files: put there once, replaced while nobody has changed them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models, transaction

from wagtail.models import Collection

from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason


Row = TypeVar("Row", bound=models.Model)


@dataclass
class Shelf(Generic[Row]):
    """The rows of a library that the loader made before.

    `state` is what changes when somebody replaces the file of a row, `is_stored` whether the file is still there.
    """

    ledger: Ledger
    rows: dict[int, Row]
    state: Callable[[Row], str]
    is_stored: Callable[[Row], bool]

    def put(self, path: str, wanted: str, store: Callable[[Row | None], Row]) -> Row | None:
        """Return the row of a file, made or brought up to date; None when somebody deleted it.

        `wanted` is a hash of the content. `store` puts it into the row that there is, or into a new one.
        """
        record = self.ledger.get(path)
        row = self.rows.get(record.object_id) if record else None
        if record and row is None:
            self._keep(path, record.content_hash != wanted, Reason.DELETED)
            return None
        if record and row is not None:
            if self.state(row) != record.fingerprint:
                self._keep(path, record.content_hash != wanted, Reason.EDITED)
                return row
            if record.content_hash == wanted and self.is_stored(row):
                self.ledger.count(Outcome.UNCHANGED)
                return row
        with transaction.atomic():
            stored = store(row)
            self.ledger.write(path, wanted, stored.pk, self.state(stored))
        self.ledger.count(Outcome.UPDATED if row else Outcome.CREATED)
        return stored

    def _keep(self, path: str, content_changed: bool, reason: Reason) -> None:
        if content_changed:
            self.ledger.keep(path, reason)
        else:
            self.ledger.count(Outcome.UNCHANGED)


def shelf_of(
    model: type[Row],
    paths: set[str],
    ledger: Ledger,
    state: Callable[[Row], str],
    is_stored: Callable[[Row], bool],
) -> Shelf[Row]:
    """Return the shelf of a library, with the rows of these paths read at once."""
    known = [record.object_id for path, record in ledger.records.items() if path in paths]
    rows: dict[Any, Row] = model._default_manager.in_bulk(known) if known else {}
    return Shelf(ledger, rows, state, is_stored)


def ensure_collection(name: str) -> Collection:
    """Return the collection of this name below the first one."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=name).first()
    return found or root.add_child(name=name)
