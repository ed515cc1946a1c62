"""Words of a segment in a language with their state, their history, and what somebody is still writing."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from toolkit_site.translation.states.choices import Door, State


class SegmentKey(models.Model):
    """What names a segment in a language: the place, the source text, the locale.

    The paragraphs of one rich text share a place, so the source text belongs to the key. Two equal paragraphs of one
    rich text share their translation (wagtail-localize stores only one).
    """

    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", models.CASCADE, related_name="+"
    )
    string = models.ForeignKey("wagtail_localize.String", models.CASCADE, related_name="+")
    locale = models.ForeignKey("wagtailcore.Locale", models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class SegmentTranslation(SegmentKey):
    """The working words of a segment in a language.

    The final words, which pages are built from, are wagtail-localize's `StringTranslation`: approving writes them
    there, and they stay when the working words change again. A segment without a row here is untranslated.

    `text` and the previous texts are inline HTML as wagtail-localize stores it (`<b>`, `<a id="a1">`, `<br>`).
    """

    state = models.CharField(_("state"), max_length=12, choices=State)
    text = models.TextField(_("text"), blank=True)
    # Only while stale: the source that the words translate, and those words.
    previous_source = models.TextField(blank=True)
    previous_text = models.TextField(blank=True)
    door = models.CharField(max_length=12, choices=Door)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    # Counts the changes; a writer says which version she saw.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("translation of a segment")
        verbose_name_plural = _("translations of segments")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "context", "string"], name="one_translation_per_segment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.state})"


class AppendOnlyError(TypeError):
    """Somebody tried to change history."""


class HistoryQuerySet(models.QuerySet):
    """Rows that can be read and added."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("History is only ever added to.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("History is only ever added to.")


class SegmentChange(SegmentKey):
    """One step in the history of a segment in a language. Written once, never changed."""

    state = models.CharField(_("state"), max_length=12, choices=State)
    text = models.TextField(_("text"), blank=True)
    door = models.CharField(max_length=12, choices=Door)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # Outlives the account.
    user_name = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(blank=True)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a segment")
        verbose_name_plural = _("changes of segments")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["context", "locale", "-at"], name="history_of_segment")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name}: {self.text} ({self.state})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("History is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("History is only ever added to.")


class SegmentDraft(SegmentKey):
    """What a person has typed and not saved: kept by autosave, seen by nobody else, gone when she saves."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("unsaved words")
        verbose_name_plural = _("unsaved words")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "locale", "context", "string"], name="one_draft_per_person"
            )
        ]

    def __str__(self) -> str:
        return self.text
