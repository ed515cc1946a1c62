"""Coded choices of blocks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaptionKind(models.TextChoices):
    """What a WebVTT file holds. The codes are HTML's."""

    CAPTIONS = "captions", _("Captions: speech and sounds")
    SUBTITLES = "subtitles", _("Subtitles: a translation")
    DESCRIPTIONS = "descriptions", _("Description of what is to be seen")


class Truth(models.TextChoices):
    """Whether a statement holds."""

    TRUE = "true", _("True")
    FALSE = "false", _("Not true")
