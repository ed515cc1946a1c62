"""Answers that learners gave. They are added and never changed: the best one counts."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from modules.learners.models import LearnerRecord
from modules.learners.sealed_fields import SealedJSONField


class Verdict(models.TextChoices):
    """What came out of an answer."""

    RIGHT = "right", _("Right")
    PARTLY = "partly", _("Partly right")
    WRONG = "wrong", _("Not right")
    # Open answers are compared with a model answer by the learner herself.
    UNMARKED = "unmarked", _("Answered")
    # She asked to see the answer.
    SHOWN = "shown", _("Looked up")


class Answer(LearnerRecord):
    """One try at one question, in whichever language it was asked."""

    # Of the unit, shared by all its languages, and of the block in it.
    page_key = models.UUIDField()
    block_id = models.UUIDField()
    # Made with the form, so that a double click, a retry and a replay are one answer.
    write_id = models.UUIDField(unique=True)
    given = SealedJSONField(default=dict)
    verdict = models.CharField(max_length=8, choices=Verdict)
    language = models.CharField(max_length=12)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["learner", "page_key"])]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return f"{self.block_id}: {self.verdict}"

    def export(self) -> dict[str, Any]:
        return {
            "unit": str(self.page_key),
            "question": str(self.block_id),
            "answer": self.given,
            "result": self.verdict,
            "language": self.language,
            "at": self.at.isoformat(),
        }
