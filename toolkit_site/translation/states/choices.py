"""The states of a segment in a language, and the doors through which words come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far the words of a segment have come in one language."""

    UNTRANSLATED = "untranslated", pgettext_lazy("state of a segment", "Untranslated")
    PROPOSED = "proposed", pgettext_lazy("state of a segment", "Proposed")
    TRANSLATED = "translated", pgettext_lazy("state of a segment", "Translated")
    APPROVED = "approved", pgettext_lazy("state of a segment", "Approved")
    STALE = "stale", pgettext_lazy("state of a segment", "Original changed")


class Door(models.TextChoices):
    """Where words come in. What comes through a door that nobody watches is only a proposal."""

    WORKPLACE = "workplace", _("Workplace")
    PO = "po", _("PO file")
    XLIFF = "xliff", _("XLIFF file")
    SPREADSHEET = "spreadsheet", _("Spreadsheet")
    MEMORY = "memory", _("Translation memory")
    MACHINE = "machine", _("Machine translation")
    SYNC = "sync", _("Change of the original")
    RESTORE = "restore", _("Restored from history")
    STARTER = "starter", _("Starter toolkit")
