"""`manage.py forget_learners`: for a daily timer; erases who has long gone, and what is kept for days only.

After a restore it also erases, once more, those whom the backup brought back.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from modules.learners import ledger
from modules.learners.erasing import (
    erase_again,
    erase_if_gone,
    gone_learners,
    restored_learners,
)
from modules.learners.models import CodeGuesses, ReceivedWrite
from modules.learners.writes import FORGET_AFTER, forget_old_writes


GUESSES_KEPT = timedelta(days=1)


class Command(BaseCommand):
    """Each learner goes in a transaction of her own, so it may be stopped at any time and run again."""

    help = (
        "Erase learners who have not been here for LEARNER_KEPT_DAYS days, with everything they did, counts of wrong "
        "codes that are older than a day, and numbers of forms that are older than a month. Learners who had been "
        "erased and are back since a backup was restored are erased again. "
        "Run it once a day from a timer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only count; erase nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        keys = list(gone_learners().values_list("pk", flat=True))
        guesses = CodeGuesses.objects.filter(hour__lt=now - GUESSES_KEPT)
        writes = ReceivedWrite.objects.filter(at__lt=now - FORGET_AFTER)
        if options["dry_run"]:
            self.stdout.write(f"Learners to erase: {len(keys)}")
            self.stdout.write(f"Counts of wrong codes to delete: {guesses.count()}")
            self.stdout.write(f"Numbers of forms to delete: {writes.count()}")
            self._replay("Learners to erase again after a restore", lambda key: True)
            return
        erased = sum(erase_if_gone(key) for key in keys)
        self.stdout.write(f"Learners erased: {erased}")
        self.stdout.write(f"Counts of wrong codes deleted: {guesses.delete()[0]}")
        self.stdout.write(f"Numbers of forms deleted: {forget_old_writes()}")
        self._replay("Learners erased again after a restore", erase_again)
        with _loud():
            self.stdout.write(f"Lines dropped from the ledger of erasures: {ledger.drop_old()}")

    def _replay(self, label: str, act: Callable[[UUID], bool]) -> None:
        with _loud():
            self.stdout.write(f"{label}: {sum(act(key) for key in restored_learners())}")


@contextmanager
def _loud() -> Iterator[None]:
    """Let the timer fail, which somebody will read, when the disk does. All that needs the database alone is done."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"The ledger of erasures cannot be used: {error}") from error
