"""Reading a translation whole, and what saving costs."""

from __future__ import annotations

import pytest

from tests.factories.activities import make_activity
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import make_translation, segment
from tests.toolkit_site.translation.states.writers import entry, put
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.reading import segment_rows
from toolkit_site.translation.states.recording import Entry, Intent, Kind, record
from toolkit_site.translation.teams.permissions import user_can_translate


pytestmark = pytest.mark.django_db


def all_entries(translation, text="Mot"):
    """The links of each segment with one word, which passes all checks that block."""
    for found in current_segments(translation.source):
        links = "".join(f'<a id="{name}">{text}</a> ' for name in found.attrs)
        yield Entry(
            found.context_id, found.string_id, links + text, Intent.TRANSLATE, overrule=True
        )


def test_segments_come_in_reading_order_with_their_words(french, translator, reviewer):
    put(french, "title", "Près et loin", translator)
    put(french, "title", "Près et loin", reviewer, Intent.APPROVE)
    put(french, "title", "Loin", translator)
    rows = segment_rows(french)
    assert [found.segment.order for found in rows] == sorted(found.segment.order for found in rows)
    by_path = {found.segment.path: found for found in rows}
    title = by_path["title"]
    assert (title.state, title.text, title.final, title.version) == (
        State.TRANSLATED,
        "Loin",
        "Près et loin",
        3,
    )
    taster = by_path["taster"]
    assert (taster.state, taster.text, taster.final, taster.version) == (
        State.UNTRANSLATED,
        "",
        None,
        0,
    )


def test_reading_takes_four_queries_at_most(french, translator, django_assert_max_num_queries):
    record(french, all_entries(french), user=translator, door=Door.PO)
    french.refresh_from_db()
    with django_assert_max_num_queries(4):
        rows = segment_rows(french)
        assert {found.row.changed_by.username for found in rows} == {translator.username}
    assert len(rows) > 10


def test_saving_one_segment_takes_twelve_queries_at_most(
    french, translator, reviewer, django_assert_max_num_queries
):
    put(french, "title", "Loin", translator)
    assert user_can_translate(reviewer, french.target_locale_id)
    words = entry(french, "taster", "Un geste, cinq distances.")
    with django_assert_max_num_queries(10):
        record(french, [words], user=translator, door=Door.WORKPLACE)
    words = entry(french, "title", "Loin", Intent.APPROVE)
    with django_assert_max_num_queries(13):
        outcome = record(french, [words], user=reviewer, door=Door.WORKPLACE)[0]
    assert outcome.kind == Kind.SAVED


def test_many_entries_take_no_more_queries_than_one(
    library, translator, reviewer, django_assert_max_num_queries
):
    page = make_translation(make_activity(**FULL_WORDS), "fr")
    entries = list(all_entries(page))
    assert len(entries) > 40
    # One more here and there: SQLite takes a thousand values at a time.
    with django_assert_max_num_queries(13):
        outcomes = record(page, entries, user=translator, door=Door.PO)
    assert {outcome.kind for outcome in outcomes} == {Kind.SAVED}
    approvals = [
        Entry(found.context_id, found.string_id, found.text, Intent.APPROVE, seen=1)
        for found in (outcome.row for outcome in outcomes)
    ]
    with django_assert_max_num_queries(16):
        outcomes = record(page, approvals, user=reviewer, door=Door.WORKPLACE)
    assert {outcome.kind for outcome in outcomes} == {Kind.SAVED}
    assert {found.state for found in segment_rows(page)} == {State.APPROVED}


def test_nothing_new_writes_nothing(french, translator, django_assert_max_num_queries):
    put(french, "title", "Loin", translator)
    found = segment(french, "title")
    words = Entry(found.context_id, found.string_id, "Loin", Intent.TRANSLATE, seen=1)
    with django_assert_max_num_queries(6):
        outcome = record(french, [words], user=translator, door=Door.WORKPLACE)[0]
    assert outcome.kind == Kind.UNCHANGED
