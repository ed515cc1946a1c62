"""Makes what tests need, as an editor would have made it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model


Row = TypeVar("Row", bound=Model)


def fresh(row: Row) -> Row:
    """Return a row that several tests share as an object of the test's own."""
    return type(row)._base_manager.get(pk=row.pk)
