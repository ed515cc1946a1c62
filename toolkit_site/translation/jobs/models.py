"""Jobs and their items: what was asked for, how far it is, and what went wrong where."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale


class JobKind(models.TextChoices):
    """What a job does to each of its items."""

    SUBMIT = "submit", _("Submit for translation")
    SYNC = "sync", _("Bring translations up to date")


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")


class TranslationJob(models.Model):
    """Something to do with many objects in some languages, in the background. Run again, it does only what is left."""

    kind = models.CharField(max_length=8, choices=JobKind)
    state = models.CharField(max_length=8, choices=JobState, default=JobState.WAITING)
    # What was asked for, before it is spread out into items: {"pages": [ids], "subtree": bool, "sources": [ids], …}
    scope = models.JSONField(default=dict)
    locales: models.ManyToManyField[Locale, models.Model] = models.ManyToManyField(
        "wagtailcore.Locale", related_name="+", blank=True
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    # Moves with every item: a running job that stands still has lost its worker.
    touched_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("translation job")
        verbose_name_plural = _("translation jobs")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created_at:%Y-%m-%d %H:%M}"


class ItemState(models.TextChoices):
    """What became of one object of a job."""

    WAITING = "waiting", _("Waiting")
    DONE = "done", _("Done")
    UNCHANGED = "unchanged", _("Unchanged")
    FAILED = "failed", _("Failed")


class JobItem(models.Model):
    """One object of a job, done in a transaction of its own."""

    job = models.ForeignKey(TranslationJob, models.CASCADE, related_name="items")
    content_type = models.ForeignKey("contenttypes.ContentType", models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.WAITING)
    message = models.TextField(blank=True)

    class Meta:
        verbose_name = _("item of a translation job")
        verbose_name_plural = _("items of translation jobs")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "content_type", "object_id"], name="object_once_per_job"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.state}"
