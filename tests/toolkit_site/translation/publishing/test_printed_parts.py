"""On paper, too, words in the source language are marked and labelled, and nothing else is."""

from __future__ import annotations

from django.utils import translation
from django.utils.html import strip_tags

import pytest

from activities.pages.running import RunQuery
from activities.printing.sheet import sheet_document
from toolkit_site.translation.policies.models import LocalePolicy, NewParts
from toolkit_site.translation.publishing.delivery import deliver_after_sync
from toolkit_site.translation.publishing.marking import label_of


def texts(node) -> str:
    return "".join(child if isinstance(child, str) else texts(child) for child in node.children)


def printed(live):
    page = live.get_target_instance()
    with translation.override("uk"):
        return sheet_document(page, RunQuery())


def label() -> str:
    with translation.override("uk"):
        return strip_tags(label_of("en")).strip()


@pytest.fixture
def with_english_steps(live):
    LocalePolicy.objects.create(locale=live.target_locale, new_parts=NewParts.PUBLISH)
    live.target_locale.string_translations.filter(context__path__startswith="steps.").delete()
    assert deliver_after_sync(live).published
    return live


def test_a_step_in_the_source_language_is_marked_and_labelled(with_english_steps):
    nodes = [node for block in printed(with_english_steps).blocks for node in block.walk()]
    english = [node for node in nodes if node.lang == "en"]
    assert "Film one gesture" in " ".join(texts(node) for node in english)
    assert not any(texts(node).startswith("uk ") for node in english)
    everything = " ".join(texts(block) for block in printed(with_english_steps).blocks)
    assert label() in everything
    assert not set(everything) & set("\ufdd0\ufdd1\ufdd2")


def test_a_sheet_that_is_all_translated_has_no_mark(live):
    nodes = [node for block in printed(live).blocks for node in block.walk()]
    # Only the names of the framework and its competence, which nobody translated.
    english = [texts(node) for node in nodes if node.lang == "en"]
    assert sorted(english) == ["Competence FL1", "Film literacy"]
    assert label() not in " ".join(texts(block) for block in printed(live).blocks)


def test_a_new_taster_holds_the_page_because_cards_cannot_mark_it(live):
    LocalePolicy.objects.create(locale=live.target_locale, new_parts=NewParts.PUBLISH)
    live.target_locale.string_translations.filter(context__path="taster").delete()
    assert not deliver_after_sync(live).published
