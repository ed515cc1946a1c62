"""The learner: a random number and nothing else. No name or address can be kept, because there is no column."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def today() -> Any:
    """Return the day on the server, in its time zone: learners' own clocks may be wrong by years."""
    return timezone.localdate()


class Learner(models.Model):
    """Somebody who learns here. Her browser holds the number, signed; four words bring her back on any other device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Days, not moments: enough for keeping and forgetting.
    started = models.DateField(default=today)
    last_used = models.DateField(default=today, db_index=True)
    # A keyed hash of the four words; without words yet, none.
    code_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    # Raised to sign every other device out.
    generation = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")

    def __str__(self) -> str:
        return str(self.pk)


class LearnerRecord(models.Model):
    """What every row about a learner is: hers, gone with her, and part of what she takes along.

    A model that points at a learner and is none of these fails the test of privacy.
    """

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="%(class)s_set")

    class Meta:
        abstract = True

    def export(self) -> dict[str, Any]:
        """Return everything this row knows, as plain JSON values, under names that a learner understands."""
        raise NotImplementedError


class ReceivedWrite(LearnerRecord):
    """A write that has arrived: it may arrive again, and then does nothing. Rows older than a month may go."""

    write_id = models.UUIDField(unique=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("received write")
        verbose_name_plural = _("received writes")

    def __str__(self) -> str:
        return str(self.write_id)

    def export(self) -> dict[str, Any]:
        return {"write": str(self.write_id), "at": self.at.isoformat()}


class CodeGuesses(models.Model):
    """How many wrong codes came from one address within one hour. The address itself is never stored.

    Rows older than a day are deleted by the daily command.
    """

    address_hash = models.CharField(max_length=64)
    hour = models.DateTimeField(db_index=True)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address_hash", "hour"], name="one_count_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}: {self.failures}"


class Tally(models.Model):
    """How many learners who have gone had started and finished a page: all that stays of them."""

    page_key = models.UUIDField(unique=True)
    started = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.page_key}: {self.done} / {self.started}"
