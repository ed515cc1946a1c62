"""The learner's own words: her reflections, who may read one of them, and how she sees her competences."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from modules.learners.models import LearnerRecord
from modules.learners.sealed_fields import SealedTextField


LONGEST = 10_000


class OwnWords(LearnerRecord):
    """Something that a learner writes and goes on writing. Plain text, for her eyes alone until she shows it.

    `version` goes up with each change, so that words from a second device are put beside (`others`) and never over
    these.
    """

    text = SealedTextField(max_length=LONGEST)
    version = models.PositiveIntegerField(default=1)
    language = models.CharField(max_length=12)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def place(self) -> dict[str, Any]:
        """Return what these words belong to, as it is exported."""
        raise NotImplementedError

    def export(self) -> dict[str, Any]:
        return {
            **self.place(),
            "text": self.text,
            "language": self.language,
            "written": self.created.isoformat(),
            "changed": self.updated.isoformat(),
        }


class OtherWords(LearnerRecord):
    """Words that arrived for `kept` when these had gone on elsewhere: they lie beside until the learner chooses."""

    kept: Any
    text = SealedTextField(max_length=LONGEST)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    def export(self) -> dict[str, Any]:
        return {**self.kept.place(), "text": self.text, "at": self.at.isoformat()}


class Reflection(OwnWords):
    """What a learner wrote under one prompt."""

    page_key = models.UUIDField()
    block_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "page_key", "block_id"], name="one_reflection_a_prompt"
            )
        ]
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")

    def __str__(self) -> str:
        return str(self.block_id)

    def place(self) -> dict[str, Any]:
        return {"unit": str(self.page_key), "prompt": str(self.block_id)}


class OtherVersion(OtherWords):
    """Other words under a prompt."""

    kept = models.ForeignKey(Reflection, models.CASCADE, related_name="others")

    class Meta:
        verbose_name = _("other version")
        verbose_name_plural = _("other versions")


class SharedLink(LearnerRecord):
    """A secret address at which one reflection can be read, until the learner withdraws it."""

    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("shared link")
        verbose_name_plural = _("shared links")

    def __str__(self) -> str:
        return str(self.reflection_id)

    def export(self) -> dict[str, Any]:
        return {
            "prompt": str(self.reflection.block_id),
            "shared": self.created.isoformat(),
            "withdrawn": self.withdrawn.isoformat() if self.withdrawn else None,
        }


class Moment(models.TextChoices):
    """When a learner looked at herself."""

    BEFORE = "before", _("At the start")
    AFTER = "after", _("Now")


class Standing(models.IntegerChoices):
    """Where a learner sees herself: plain words, no marks."""

    NEW = 1, _("This is new to me")
    WITH_HELP = 2, _("I can do it with help")
    ALONE = 3, _("I can do it alone")
    EXPLAIN = 4, _("I can show others how")


class SelfAssessment(LearnerRecord):
    """How a learner sees one of her competences at one moment. Added, never changed and never scored by anybody."""

    competence_key = models.UUIDField()
    moment = models.CharField(max_length=8, choices=Moment)
    standing = models.PositiveSmallIntegerField(choices=Standing)
    example = SealedTextField(max_length=LONGEST, blank=True, default="")
    evidence = SealedTextField(max_length=500, blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["learner", "competence_key"])]
        verbose_name = _("self-assessment")
        verbose_name_plural = _("self-assessments")

    def __str__(self) -> str:
        return f"{self.competence_key}: {self.standing}"

    def export(self) -> dict[str, Any]:
        return {
            "competence": str(self.competence_key),
            "moment": self.moment,
            "standing": str(self.get_standing_display()),
            "example": self.example,
            "evidence": self.evidence,
            "at": self.at.isoformat(),
        }
