"""The segments that a source has now: what there is to translate, in the order of the source."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.models import StringSegment, TranslationSource

from toolkit_site.translation.engine.markup import has_words


SegmentKey = tuple[int, int]


@dataclass(frozen=True)
class Segment:
    """A place in a source with its text. `pk` names the row of today: a sync may replace it, the key stays."""

    pk: int
    context_id: int
    string_id: int
    path: str
    order: int
    html: str
    # What wagtail-localize took out of the tags: {"a1": {"href": …}}.
    attrs: dict[str, dict[str, Any]] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> SegmentKey:
        """What names the segment for good: its place and its text."""
        return (self.context_id, self.string_id)


def is_to_translate(path: str, html: str) -> bool:
    """Tell whether a person has anything to do here.

    Texts without words have nothing to translate. The short name in the address is set when the translated page is
    made and never changes: wagtail-localize offers it, and would spoil what is not Latin.
    """
    return path != "slug" and has_words(html)


def current_segments(source: TranslationSource) -> list[Segment]:
    """Return the segments of a source in its order, each once: equal texts in one place share their translation."""
    rows = (
        StringSegment.objects.filter(source=source)
        .select_related("context", "string")
        .order_by("order", "pk")
    )
    segments: dict[SegmentKey, Segment] = {}
    for row in rows:
        if is_to_translate(row.context.path, row.string.data):
            segments.setdefault((row.context_id, row.string_id), _segment(row))
    return list(segments.values())


def _segment(row: StringSegment) -> Segment:
    return Segment(
        pk=row.pk,
        context_id=row.context_id,
        string_id=row.string_id,
        path=row.context.path,
        order=row.order,
        html=row.string.data,
        attrs=attrs_of(row),
    )


def attrs_of(row: StringSegment) -> dict[str, dict[str, Any]]:
    """Return the attributes that belong to the ids in the text of a segment."""
    return json.loads(row.attrs or "null") or {}
