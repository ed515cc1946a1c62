"""Where on the page a text stands, in people's words and in the order of the form."""

from __future__ import annotations

from django.utils import translation

from wagtail.images.blocks import ImageBlock

import pytest

from tests.factories.activities import make_activity, make_topic
from tests.factories.full_activity import FULL_WORDS
from toolkit_site.translation.engine.places import Place, places
from toolkit_site.translation.engine.reading_order import reading_order
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.engine.sources import ensure_source


pytestmark = pytest.mark.django_db


def place(instance, path):
    return places(instance, [path])[path]


def test_a_block_is_called_by_its_number_and_its_first_words(library):
    page = make_activity()
    step = page.steps[1]
    found = place(page, f"steps.{step.id}.instructions")
    assert found.labels == ["Steps", "2. Look together", "What to do"]
    assert (found.multiline, found.rich, found.max_length) == (True, True, None)
    assert found.anchor == step.id
    assert found.help_text.startswith("Who stands where")


def test_a_short_line_of_a_block_knows_its_length(library):
    page = make_activity()
    found = place(page, f"steps.{page.steps[0].id}.cue")
    assert (found.labels[-1], found.max_length) == ("Cue", 140)
    assert (found.multiline, found.rich) == (False, False)


def test_a_field_has_its_own_label_help_and_length(library):
    page = make_activity()
    assert place(page, "taster") == Place(
        labels=["Taster"],
        help_text="One or two sentences that make a colleague want to try it.",
        max_length=200,
    )
    background = place(page, "background")
    assert (background.labels, background.rich, background.multiline) == (
        ["Background"],
        True,
        True,
    )


def test_a_child_row_is_found_by_its_translation_key(library):
    page = make_activity()
    row = page.materials.get()
    found = place(page, f"materials.{row.translation_key}.item")
    assert found == Place(labels=["Materials", "1. Observation sheet", "Item"], max_length=120)


def test_an_alternative_text_of_a_picture_has_a_place(library):
    page = make_activity()
    assert isinstance(page.steps[0].block.child_blocks["image"], ImageBlock)
    found = place(page, f"steps.{page.steps[0].id}.image.alt_text")
    assert found.labels == ["Steps", "1. Film one gesture", "Drawing", "Alt text"]
    assert found.anchor == page.steps[0].id


def test_an_item_that_is_only_a_text_goes_by_its_number(library):
    page = make_activity(tips=[("tip", "Film the face first.")])
    found = place(page, f"tips.{page.tips[0].id}")
    assert found.labels == ["Tips", "1. Tip"]
    assert (found.max_length, found.multiline) == (300, True)


def test_a_snippet_has_places_too(library):
    assert place(make_topic(), "title") == Place(labels=["Title"], max_length=80)


@pytest.mark.parametrize(
    ("path", "labels"),
    [
        ("gone", ["gone"]),
        ("steps.11111111-1111-1111-1111-111111111111.title", ["Steps", "no longer there"]),
        ("materials.99999999-9999-4999-8999-999999999999.item", ["Materials", "no longer there"]),
        ("materials", ["Materials", "no longer there"]),
        ("taster.more.of.it", ["Taster"]),
        ("", ["no longer there"]),
    ],
)
def test_a_path_that_leads_nowhere_has_a_place_all_the_same(library, path, labels):
    assert place(make_activity(), path).labels == labels


def test_a_member_that_a_block_no_longer_has(library):
    page = make_activity()
    assert place(page, f"steps.{page.steps[0].id}.gone").labels[-1] == "gone"


def test_labels_are_in_the_language_of_the_reader(library):
    page = make_activity()
    with translation.override("fr"):
        assert place(page, "title").labels == ["Titre"]


def test_places_cost_one_query_for_each_kind_of_rows(library, django_assert_max_num_queries):
    page = make_activity(**FULL_WORDS)
    source, _made = ensure_source(page)
    paths = [one.path for one in current_segments(source)]
    instance = source.get_source_instance()
    with django_assert_max_num_queries(2):  # materials and competences
        found = places(instance, paths)
    assert all("no longer there" not in one.labels for one in found.values())


def test_the_reading_order_is_that_of_the_form(library):
    page = make_activity(**FULL_WORDS, search_description="In short")
    source, _made = ensure_source(page)
    fields = [one.path.split(".")[0] for one in reading_order(page, current_segments(source))]
    shown = list(dict.fromkeys(fields))
    assert shown[:4] == ["title", "taster", "room_setup", "room_plan_alt"]
    assert shown.index("materials") < shown.index("steps") < shown.index("debrief")
    assert shown[-1] == "search_description"
    assert len(fields) == len(current_segments(source))


def test_within_a_row_the_reading_order_is_that_of_its_form(library):
    rows = [
        {"item": "Sheet", "note": "On thick paper", "unit": "set"},
        {"item": "Tape", "note": "Paper tape", "unit": "m"},
    ]
    page = make_activity(materials=rows)
    source, _made = ensure_source(page)
    found = [
        one.html
        for one in reading_order(page, current_segments(source))
        if one.path.startswith("materials")
    ]
    assert found == ["Sheet", "On thick paper", "set", "Tape", "Paper tape", "m"]


def test_a_field_without_a_panel_comes_last(library):
    topic = make_topic(description="What a frame shows.")
    source, _made = ensure_source(topic)
    type(topic).panels, before = type(topic).panels[:1], type(topic).panels
    try:
        paths = [one.path for one in reading_order(topic, current_segments(source))]
    finally:
        type(topic).panels = before
    assert paths == ["title", "description"]
