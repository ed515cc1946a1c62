"""The words that an object has in each language, working and final, of texts that stand or once stood on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.models import StringTranslation

from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.states.models import SegmentTranslation


@dataclass
class Words:
    """All that one language has for an object: working and final words, by segment."""

    locale_id: int
    rows: dict[SegmentKey, SegmentTranslation] = field(default_factory=dict)
    final: dict[SegmentKey, StringTranslation] = field(default_factory=dict)

    def has(self, key: SegmentKey) -> bool:
        """Tell whether there are any words for a segment."""
        return key in self.rows or key in self.final

    def text(self, key: SegmentKey) -> str:
        """Return the words of a segment: the working ones, else the final ones."""
        row, final = self.rows.get(key), self.final.get(key)
        return (row.text if row else "") or (final.data if final else "")


def read_words(object_id: Any, string_ids: Iterable[int]) -> list[Words]:
    """Return what each language has for these texts, wherever on the object they stand or once stood."""
    string_ids = set(string_ids)
    found: dict[int, Words] = {}
    rows = SegmentTranslation.objects.filter(context__object=object_id, string__in=string_ids)
    for row in rows:
        words = found.setdefault(row.locale_id, Words(row.locale_id))
        words.rows[row.context_id, row.string_id] = row
    finals = StringTranslation.objects.filter(
        context__object=object_id, translation_of__in=string_ids, has_error=False
    )
    for final in finals:
        words = found.setdefault(final.locale_id, Words(final.locale_id))
        words.final[final.context_id, final.translation_of_id] = final
    return list(found.values())
