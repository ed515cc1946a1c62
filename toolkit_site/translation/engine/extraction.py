"""What there is to translate in the content of a source, taken out by wagtail-localize's own extraction."""

from __future__ import annotations

import re
from typing import Any

from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from toolkit_site.translation.engine.markup import has_words
from toolkit_site.translation.engine.references import load_related


# The parser makes a space of the "\r" that is alone on its line.
_LINE_END = re.compile(r"\r|(?<=<br/>) (?=<br/>)")


def extract(instance: Any) -> list[Any]:
    """Return wagtail-localize's segment values of a frozen instance.

    Plain texts that are blank are left out. Inside rich text they stay: its template counts its texts.
    A text with the line ends that browsers send is the same text: saving a form changes no words.
    """
    load_related(instance)
    values = extract_segments(instance)
    rich = {value.path for value in values if isinstance(value, TemplateSegmentValue)}
    plain = (_with_plain_line_ends(value) for value in values if value.path not in rich)
    kept = {id(value) for value in plain if not _is_blank(value)}
    return [value for value in values if value.path in rich or id(value) in kept]


def _with_plain_line_ends(value: Any) -> Any:
    if isinstance(value, StringSegmentValue) and "\r" in value.string.data:
        value.string = StringValue(_LINE_END.sub("", value.string.data))
    return value


def _is_blank(value: Any) -> bool:
    return isinstance(value, StringSegmentValue) and not has_words(value.string.data)
