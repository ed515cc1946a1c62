"""`manage.py reseal_learners`: after a change of keys, seals what learners wrote under the first key."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from modules.learners.resealing import ALREADY, ANEW, LOST, reseal, sealed_columns


class Command(BaseCommand):
    """Some rows at a time, each batch in a transaction, so it may be stopped at any time and run again."""

    help = (
        "Seal what learners wrote under the first of MODULES_TEXT_KEYS (or SECRET_KEY). "
        "Run it after a new first key was put before the old one. When nothing is left that cannot be opened, the old "
        "key may go."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter[str] = Counter()
        for model, name in sealed_columns():
            counts += reseal(model, name)
        self.stdout.write(f"Texts sealed anew: {counts[ANEW]}")
        self.stdout.write(f"Under the first key already: {counts[ALREADY]}")
        self.stdout.write(f"Opened by no key, left as they are: {counts[LOST]}")
