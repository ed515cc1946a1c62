"""Reading the segments of a translation with their words, and the history of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from wagtail_localize.models import StringTranslation, Translation

from toolkit_site.translation.engine.segments import Segment, SegmentKey, current_segments
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation


@dataclass(frozen=True)
class SegmentRow:
    """A segment with its working words (`row`, none while nobody wrote any) and its final words."""

    segment: Segment
    row: SegmentTranslation | None
    final: str | None

    @property
    def state(self) -> State:
        return State(self.row.state) if self.row else State.UNTRANSLATED

    @property
    def text(self) -> str:
        return self.row.text if self.row else ""

    @property
    def version(self) -> int:
        """What a writer who has these words before her eyes gives as `seen`."""
        return self.row.version if self.row else 0


def segment_rows(translation: Translation) -> list[SegmentRow]:
    """Return the segments of a translation in the order of the source: three queries, however many they are."""
    rows, final = _rows(translation), _final(translation)
    return [
        SegmentRow(segment, rows.get(segment.key), final.get(segment.key))
        for segment in current_segments(translation.source)
    ]


def history(
    context_id: int, locale_id: int, string_id: int | None = None
) -> QuerySet[SegmentChange]:
    """Return what happened to the words of a place, newest first; with a string, only to those of that text."""
    changes = SegmentChange.objects.filter(context_id=context_id, locale_id=locale_id)
    if string_id is not None:
        changes = changes.filter(string_id=string_id)
    return changes.select_related("string", "user")


def _rows(translation: Translation) -> dict[SegmentKey, SegmentTranslation]:
    rows = SegmentTranslation.objects.filter(
        locale=translation.target_locale_id, context__object=translation.source.object_id
    ).select_related("changed_by", "approved_by")
    return {(row.context_id, row.string_id): row for row in rows}


def _final(translation: Translation) -> dict[SegmentKey, str]:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object=translation.source.object_id,
        has_error=False,
    ).values_list("context_id", "translation_of_id", "data")
    return {(context, string): data for context, string, data in rows}
