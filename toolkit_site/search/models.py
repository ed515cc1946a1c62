"""What search stores next to Wagtail's index.

Not here: the full-text table of SQLite, which no model describes (see the first migration).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexedWord(models.Model):
    """A word that occurs, or occurred since the index was last rebuilt, in something indexed.

    Not unique on purpose: two pages published at once must not wait for each other because they
    share a new word.
    """

    word = models.CharField(_("word"), max_length=64, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("indexed word")
        verbose_name_plural = _("indexed words")

    def __str__(self) -> str:
        return self.word
