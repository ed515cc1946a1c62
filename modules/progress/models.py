"""How far a learner has come: a row for each unit or activity that she began, and for each path."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from modules.learners.models import LearnerRecord


class StepRecord(LearnerRecord):
    """A unit or an activity that a learner has begun, and perhaps done. The same in all nine languages."""

    page_key = models.UUIDField()
    started = models.DateTimeField(auto_now_add=True)
    last = models.DateTimeField()
    done = models.DateTimeField(null=True, blank=True)
    # An activity is done in a room, with others: she says so herself.
    declared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "page_key"], name="one_record_a_step")
        ]
        indexes = [models.Index(fields=["page_key"])]
        verbose_name = _("step record")
        verbose_name_plural = _("step records")

    def __str__(self) -> str:
        return str(self.page_key)

    def export(self) -> dict[str, Any]:
        return {
            "step": str(self.page_key),
            "started": self.started.isoformat(),
            "last": self.last.isoformat(),
            "done": self.done.isoformat() if self.done else None,
            "done with a group": self.declared,
        }


class PathRecord(LearnerRecord):
    """A path that a learner has started."""

    path_key = models.UUIDField()
    started = models.DateTimeField(auto_now_add=True)
    last = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "path_key"], name="one_record_a_path")
        ]
        verbose_name = _("path record")
        verbose_name_plural = _("path records")

    def __str__(self) -> str:
        return str(self.path_key)

    def export(self) -> dict[str, Any]:
        return {
            "path": str(self.path_key),
            "started": self.started.isoformat(),
            "last": self.last.isoformat(),
        }
