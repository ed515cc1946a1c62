"""What a learner prepares for her Youthpass: goals, learning outcomes, and what a partner says to them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from modules.learners.models import LearnerRecord
from modules.learners.sealed_fields import SealedTextField
from modules.reflections.models import OtherWords, OwnWords


LONGEST_GOAL = 1_000
LONGEST_COMMENT = 2_000


class Goal(LearnerRecord):
    """What a learner wants to learn, and whether she got there: as she sees it, and nobody else."""

    text = SealedTextField(max_length=LONGEST_GOAL)
    # None as long as she has not said it.
    reached = models.BooleanField(null=True)
    how = SealedTextField(max_length=LONGEST_GOAL, blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("learning goal")
        verbose_name_plural = _("learning goals")

    def __str__(self) -> str:
        return str(self.pk)

    def export(self) -> dict[str, Any]:
        return {
            "goal": self.text,
            "reached": self.reached,
            "how it went": self.how,
            "written": self.created.isoformat(),
            "changed": self.updated.isoformat(),
        }


class OutcomeText(OwnWords):
    """What a learner says she has learnt in one competence."""

    competence_key = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "competence_key"], name="one_outcome_a_competence"
            )
        ]
        verbose_name = _("learning outcome")
        verbose_name_plural = _("learning outcomes")

    def __str__(self) -> str:
        return str(self.competence_key)

    def place(self) -> dict[str, Any]:
        return {"competence": str(self.competence_key)}


class OtherText(OtherWords):
    """Other words on a competence."""

    kept = models.ForeignKey(OutcomeText, models.CASCADE, related_name="others")

    class Meta:
        verbose_name = _("other version of a learning outcome")
        verbose_name_plural = _("other versions of learning outcomes")


class PartnerLink(LearnerRecord):
    """A secret address at which somebody reads the texts that the learner ticked, and may say something to them."""

    token_hash = models.CharField(max_length=64, unique=True)
    # The keys of the competences whose texts can be read.
    shown = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link for a partner")
        verbose_name_plural = _("links for partners")

    def __str__(self) -> str:
        return str(self.pk)

    def export(self) -> dict[str, Any]:
        return {
            "competences": self.shown,
            "shared": self.created.isoformat(),
            "ends": self.expires.isoformat(),
            "withdrawn": self.withdrawn.isoformat() if self.withdrawn else None,
        }


class PartnerComment(LearnerRecord):
    """What a partner says to one text, or to the whole. It is the learner's: she reads it first, and decides."""

    link = models.ForeignKey(PartnerLink, models.CASCADE, related_name="comments")
    # None where it is about the whole.
    competence_key = models.UUIDField(null=True, blank=True)
    text = SealedTextField(max_length=LONGEST_COMMENT)
    is_taken = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("comment of a partner")
        verbose_name_plural = _("comments of partners")

    def __str__(self) -> str:
        return str(self.pk)

    def export(self) -> dict[str, Any]:
        return {
            "competence": str(self.competence_key) if self.competence_key else None,
            "text": self.text,
            "goes along": self.is_taken,
            "at": self.created.isoformat(),
        }
