"""A sync of a large page in all languages: its cost and its titles."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page
from wagtail_localize.models import StringTranslation

import pytest

from tests.factories.translation import make_translation, write_all
from tests.toolkit_site.translation.sync.originals import Original
from toolkit_site.translation.states.recording import Intent


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
