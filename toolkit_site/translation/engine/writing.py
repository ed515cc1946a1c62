"""Writing the segments of a source: all of a kind at once, and only those that differ."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

from toolkit_site.translation.engine.keys import (
    context_ids,
    ensure_objects,
    string_ids,
    template_ids,
)
from toolkit_site.translation.engine.paths import Walker


# What distinguishes two rows of a kind, besides their source.
FACTS: dict[type, tuple[str, ...]] = {
    StringSegment: ("context_id", "order", "string_id", "attrs"),
    TemplateSegment: ("context_id", "order", "template_id"),
    RelatedObjectSegment: ("context_id", "order", "object_id"),
    OverridableSegment: ("context_id", "order", "data_json"),
}


def write_segments(
    source: TranslationSource, instance: Any, values: Sequence[Any], *, is_new: bool = False
) -> bool:
    """Make the rows of segments those of the extracted values, and say whether any changed.

    The source must be locked: the tables have no unique constraints.
    """
    contexts = context_ids(source.object_id, {value.path for value in values}, Walker(instance))
    rows = {
        StringSegment: _strings(source, _of(StringSegmentValue, values)),
        TemplateSegment: _templates(_of(TemplateSegmentValue, values)),
        RelatedObjectSegment: _objects(_of(RelatedObjectSegmentValue, values)),
        OverridableSegment: _overridables(_of(OverridableSegmentValue, values)),
    }
    changes = [
        _replace(
            model,
            source,
            [
                model(source=source, context_id=contexts[value.path], order=value.order, **facts)
                for value, facts in pairs
            ],
            is_new=is_new,
        )
        for model, pairs in rows.items()
    ]
    return any(changes)


Pairs = list[tuple[Any, dict[str, Any]]]


def _of(kind: type, values: Sequence[Any]) -> list[Any]:
    return [value for value in values if isinstance(value, kind)]


def _strings(source: TranslationSource, values: list[Any]) -> Pairs:
    ids = string_ids(source.locale_id, {value.string.data for value in values})
    return [
        (value, {"string_id": ids[value.string.data], "attrs": _json(value.attrs)})
        for value in values
    ]


def _templates(values: list[Any]) -> Pairs:
    ids = template_ids(values)
    return [(value, {"template_id": ids[value.format, value.template]}) for value in values]


def _objects(values: list[Any]) -> Pairs:
    ensure_objects(values)
    return [(value, {"object_id": value.translation_key}) for value in values]


def _overridables(values: list[Any]) -> Pairs:
    return [(value, {"data_json": _json(value.data)}) for value in values]


def _json(data: Any) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)


def _replace(model: Any, source: TranslationSource, wanted: list[Any], *, is_new: bool) -> bool:
    """Delete the rows that are not wanted (any more, or twice), and add those that are missing."""
    missing = {_facts(row): row for row in wanted}
    there = [] if is_new else model.objects.filter(source=source).order_by("pk")
    surplus = [row.pk for row in there if missing.pop(_facts(row), None) is None]
    if surplus:
        model.objects.filter(pk__in=surplus).delete()
    model.objects.bulk_create(missing.values())
    return bool(surplus or missing)


def _facts(row: Any) -> tuple[Hashable, ...]:
    return tuple(getattr(row, name) for name in FACTS[type(row)])
