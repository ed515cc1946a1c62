"""What there is to translate in the content of a source, taken out by wagtail-localize's own extraction."""

from __future__ import annotations

from typing import Any

from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

from toolkit_site.translation.engine.markup import has_words
from toolkit_site.translation.engine.references import load_related


def extract(instance: Any) -> list[Any]:
    """Return wagtail-localize's segment values of a frozen instance.

    Plain texts that are blank are left out. Inside rich text they stay: its template counts its texts.
    """
    load_related(instance)
    values = extract_segments(instance)
    rich = {value.path for value in values if isinstance(value, TemplateSegmentValue)}
    return [value for value in values if value.path in rich or not _is_blank(value)]


def _is_blank(value: Any) -> bool:
    return isinstance(value, StringSegmentValue) and not has_words(value.string.data)
