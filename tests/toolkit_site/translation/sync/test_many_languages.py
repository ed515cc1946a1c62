"""A sync of a large page in all languages: its cost, its titles, and two at once."""

from __future__ import annotations

from threading import Barrier, Thread

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation

import pytest

from tests.factories.translation import make_translation, write_all
from tests.toolkit_site.translation.sync.originals import Original
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.sync.source_change import sync_source


pytestmark = pytest.mark.django_db

ALL = ("fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")


def cost_of_a_change(steps, codes):
    from tests.factories.activities import STEP

    filled = [
        ("step", {**STEP, "title": f"Step {number}", "cue": f"Cue {number}"})
        for number in range(steps)
    ]
    original = Original(codes=codes, steps=filled)
    blocks = original.blocks("steps")
    blocks[0]["value"]["say"] = "You have ten minutes, and you change only the distance."
    original.put_blocks("steps", [*blocks[1:], blocks[0]])
    with CaptureQueriesContext(connection) as queries:
        change = original.sync()
    assert change.edited == 1
    return len(queries)


def test_more_segments_and_more_languages_are_not_more_queries(library):
    costs = [cost_of_a_change(2, ("fr",)), cost_of_a_change(30, ALL)]
    assert costs[1] <= costs[0] + 1  # SQLite takes 999 values at once
    assert costs[1] <= 40


def translated_page(title="Near &amp; far"):
    """A page with a French target and an approved French title."""
    original = Original(codes=(), title="Near and far")
    translation = make_translation(original.page, "fr")
    original.translations["fr"] = translation
    write_all(translation, Intent.APPROVE)
    StringTranslation.objects.filter(context__path="title").update(data=title)
    return original


def french_page(original):
    return Page.objects.get(
        translation_key=original.page.translation_key, locale__language_code="fr"
    )


def test_lists_of_pages_show_the_final_title_in_words(library):
    original = translated_page()
    original.edit(title="Five distances").sync()
    write_all(original.translations["fr"], Intent.APPROVE, only=("title",), mark="Cinq :")
    assert french_page(original).draft_title == "Cinq : Five distances"
    original.edit(title="Near and far").sync()
    assert french_page(original).draft_title == "Near & far"


def test_a_corrected_title_changes_no_translated_one(library):
    original = translated_page()
    Page.objects.filter(pk=french_page(original).pk).update(draft_title="Left alone")
    original.edit(title="Near and far!").sync()
    assert french_page(original).draft_title == "Left alone"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_syncs_at_once_write_everything_once():
    from tests.factories.activities import make_site

    make_site()
    original = Original(codes=ALL, plan_b="Draw the five frames on a large sheet.")
    original.edit(plan_b="Draw the six frames on a large sheet.", title="Another title")
    changes, together = [], Barrier(2)

    def sync():
        together.wait()
        changes.append(sync_source(type(original.source).objects.get(pk=original.source.pk)))
        connections.close_all()

    threads = [Thread(target=sync) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(change.changed for change in changes) == [False, True]
    rows = StringSegment.objects.filter(source=original.source)
    assert rows.count() == rows.values("context", "string", "order").distinct().count()
    assert len(current_segments(original.source)) == rows.exclude(context__path="slug").count()
    stale = SegmentTranslation.objects.filter(state=State.STALE)
    assert stale.count() == 2 * Locale.objects.exclude(language_code="en").count()
