"""Sources written in bulk are those that wagtail-localize writes row by row."""

from __future__ import annotations

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Comment
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)

import pytest

from activities.models import ActivityPage
from tests.factories.activities import STEP, make_activity, make_topic
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import make_person
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.engine.sources import ensure_source, refresh_source


pytestmark = pytest.mark.django_db

# Two paragraphs with a link, two equal ones, and one in which there is nothing to read.
RICH = (
    '<p>See <a href="https://example.org/a">the list</a> &amp; <b>come</b>.</p>'
    "<p>Again.</p><p>Again.</p><p> </p><ul><li>One</li></ul>"
)


def rows(source):
    """Everything that the segments of a source say, without keys of rows that may be written anew."""
    segment = ("order", "context__path", "context__path_id", "context__field_path")
    return {
        model.__name__: sorted(model.objects.filter(source=source).values_list(*segment, *facts))
        for model, facts in {
            StringSegment: ("string__data", "string__data_hash", "string__locale", "attrs"),
            TemplateSegment: ("template__template", "template__uuid", "template__string_count"),
            RelatedObjectSegment: ("object_id", "object__content_type"),
            OverridableSegment: ("data_json",),
        }.items()
    }


def forget_everything():
    for model in (TranslationSource, TranslationContext, String, Template):
        model.objects.all().delete()


def make_big_activity(steps=40):
    words = {
        "instructions": "<p>Do %d of <a href='https://example.org/%d'>these</a>.</p><p>Stop %d.</p>",
        "title": "Step %d",
        "say": "Say %d.",
        "cue": "Cue %d",
        "needs": "Thing %d",
    }
    filled = [
        {key: text.replace("%d", str(number)) for key, text in words.items()}
        for number in range(steps)
    ]
    return make_activity(**FULL_WORDS | {"steps": [("step", {**STEP, **step}) for step in filled]})


@pytest.mark.parametrize("facts", [{}, {**FULL_WORDS, "background": RICH}])
def test_a_source_equals_the_stock_one_row_for_row(library, facts):
    page = make_activity(**facts)
    source, made = ensure_source(page)
    ours, content = rows(source), json.loads(source.content_json)
    forget_everything()
    stock, _made = TranslationSource.get_or_create_from_instance(page)
    assert made
    assert rows(stock) == ours
    assert json.loads(stock.content_json) == content
    assert (stock.schema_version, stock.object_repr) == (source.schema_version, source.object_repr)


def test_a_snippet_with_a_related_object_equals_the_stock_one(library):
    topic = make_topic("shots", parent=make_topic("film"), description="What a frame shows.")
    source, _made = ensure_source(topic)
    ours = rows(source)
    assert ours["RelatedObjectSegment"]
    forget_everything()
    assert rows(TranslationSource.get_or_create_from_instance(topic)[0]) == ours


def test_a_changed_source_equals_the_stock_one(library):
    page = make_activity(**FULL_WORDS)
    source, _made = ensure_source(page)
    page.background, page.plan_b = RICH, ""
    page.steps = page.steps.get_prep_value()[::-1]
    page.save()
    assert refresh_source(source)
    ours = rows(source)
    assert len(ours["StringSegment"]) == len(set(ours["StringSegment"]))
    forget_everything()
    assert rows(TranslationSource.get_or_create_from_instance(page)[0]) == ours


def test_a_source_that_exists_is_left_to_the_sync(library):
    page = make_activity()
    first, _made = ensure_source(page)
    page.title = "Another title"
    page.save()
    again, made = ensure_source(page)
    assert (again, made) == (first, False)
    assert not [one for one in current_segments(again) if one.html == "Another title"]


def test_a_first_extraction_of_250_segments_takes_25_queries(
    library, django_assert_max_num_queries
):
    page = make_big_activity()
    with django_assert_max_num_queries(25 + 2):  # the tests' own savepoint
        source, _made = ensure_source(page)
    assert len(current_segments(source)) > 250


def test_an_unchanged_source_takes_two_queries_and_one_for_each_kind_of_rows(
    library, django_assert_max_num_queries
):
    page = make_big_activity()
    source, _made = ensure_source(page)
    with django_assert_max_num_queries(8 + 2):
        assert refresh_source(source) is False


def test_a_changed_source_takes_no_more_queries_for_more_segments(library):
    costs = []
    for page in (make_activity(**FULL_WORDS), make_big_activity(20)):
        source, _made = ensure_source(page)
        page.title = "Another title"
        page.save()
        with CaptureQueriesContext(connection) as queries:
            assert refresh_source(source)
        costs.append(len(queries))
    assert costs[1] <= costs[0] <= 25


def test_drafts_locks_and_comments_are_no_change(library):
    page = make_activity()
    source, _made = ensure_source(page)
    page.title = "A draft"
    page.save_revision()
    ActivityPage.objects.filter(pk=page.pk).update(locked=True)
    Comment.objects.create(
        page=page, user=make_person(), text="Really?", contentpath="title", position=""
    )
    assert refresh_source(source) is False
    assert "Really?" not in source.content_json


def test_the_stored_row_is_read_and_not_the_draft_that_is_handed_in(library):
    page = make_activity(title="Published")
    page.title = "Not saved"
    source, _made = ensure_source(page)
    assert current_segments(source)[0].html == "Published"


def test_rows_that_were_written_twice_are_put_right(library):
    source, _made = ensure_source(make_activity())
    before = rows(source)
    twin = StringSegment.objects.filter(source=source).first()
    twin.pk = None
    twin.save()
    assert refresh_source(source, force=True)
    assert rows(source) == before


def test_a_new_schema_is_read_even_where_the_content_is_the_same(library):
    source, _made = ensure_source(make_activity())
    before = rows(source)
    StringSegment.objects.filter(source=source, context__path="taster").delete()
    assert refresh_source(source) is False
    TranslationSource.objects.update(schema_version="0000_older")
    assert refresh_source(source) is True
    assert rows(source) == before
    assert refresh_source(source) is False


def test_texts_without_words_are_nothing_to_translate(library):
    page = make_activity(plan_b="  \n ", background='<p><a href="https://example.org/"> </a></p>')
    source, _made = ensure_source(page)
    paths = {one.path for one in current_segments(source)}
    assert not paths & {"plan_b", "background", "slug"}


def test_equal_texts_in_one_place_are_one_segment(library):
    source, _made = ensure_source(make_activity(background="<p>Again.</p><p>Again.</p>"))
    assert [one.html for one in current_segments(source) if one.path == "background"] == ["Again."]
