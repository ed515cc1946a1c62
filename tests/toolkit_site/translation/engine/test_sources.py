"""Sources written in bulk are those that wagtail-localize writes row by row."""

from __future__ import annotations

import json

from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationSource,
)

import pytest

from tests.factories.activities import make_activity
from tests.factories.full_activity import FULL_WORDS
from toolkit_site.translation.engine.sources import ensure_source, refresh_source


pytestmark = pytest.mark.django_db


def rows(source):
    """Everything that the segments of a source say, without primary keys of rows that may be written anew."""
    return {
        "strings": sorted(
            StringSegment.objects.filter(source=source).values_list(
                "order", "context__path", "context__path_id", "context__field_path", "string__data", "string__data_hash", "attrs",
            )
        ),
        "templates": sorted(
            TemplateSegment.objects.filter(source=source).values_list(
                "order", "context__path", "context__field_path", "template__template", "template__uuid", "template__string_count",
            )
        ),
        "objects": sorted(
            RelatedObjectSegment.objects.filter(source=source).values_list(
                "order", "context__path", "context__field_path", "object_id", "object__content_type"
            )
        ),
        "overridables": sorted(
            OverridableSegment.objects.filter(source=source).values_list(
                "order", "context__path", "context__field_path", "data_json"
            )
        ),
    }


def test_a_source_equals_the_stock_one_row_for_row(library):
    page = make_activity(**FULL_WORDS)
    source, made = ensure_source(page)
    ours = rows(source)
    content = source.content_json
    TranslationSource.objects.all().delete()
    stock, _ = TranslationSource.get_or_create_from_instance(page)
    assert made
    assert rows(stock) == ours
    assert json.loads(stock.content_json) == json.loads(content)
    assert stock.schema_version == source.schema_version
