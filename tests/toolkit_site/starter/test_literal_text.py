"""HTML and typst markup in a content file are words: they arrive as they were typed."""

from __future__ import annotations

import html

import pytest

from activities.models import ActivityPage
from tests.toolkit_site.starter.sample import ACTIVITY, english, write
from toolkit_site.starter.loader import load
from toolkit_site.starter.reading.content import read_content


pytestmark = pytest.mark.django_db

MARKUP = '<b>x</b> #mark[y] $z$ <label a="1"> & &c'

# Each passage is followed by the markup, in the field that is named.
PLACES = {
    "taster": "The second look finds more.",
    "room_setup": "One circle.",
    "consent_note": "Ask who is in the picture.",
    "evaluation": "Listen.",
}
BLOCKS = {
    ("objectives", "text"): "able to look twice.",
    ("key_concepts", "term"): "**second look",
    ("key_concepts", "meaning"): "when we know what we saw.",
    ("preparation", "text"): "Choose the picture.",
    ("steps", "title"): "### Look once",
    ("steps", "say"): "What did you see?",
    ("steps", "cue"): "Cue: Ten seconds.",
    ("steps", "needs"): "Needs: picture",
    ("debrief", "question"): "What did you see first?",
    ("variations", "label"): "**Shorter",
    ("variations", "change"): ": look once.",
    ("accessibility", "adaptation"): "Describe the picture.",
    ("safety", "note"): "Ask first.",
    ("clips", "look_at"): "Look at the edge.",
    ("clips", "note"): "Note: no speech",
}
ROWS = {
    ("competences", "evidence"): "Names what the first look missed.",
    ("materials", "item"): "print, used up] Picture",
    ("materials", "note"): "one side, A4",
    ("sources", "title"): "Older game",
    ("sources", "author"): "A. Author",
    ("sources", "changes"): "| shorter",
}
RICH = {"background": "look is quick.", "steps": "Show the picture.", "alt": "![A face."}


@pytest.fixture
def page(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    text = ACTIVITY
    for passage in (*PLACES.values(), *BLOCKS.values(), *ROWS.values(), *RICH.values()):
        assert text.count(passage) >= 1, passage
        text = text.replace(passage, f"{passage} {MARKUP}", 1)
    text = text.replace("title: Look twice", f"title: 'Look twice {MARKUP}'")
    load(read_content(write(tmp_path, text)))
    return english(ActivityPage).get(code="FL-91")


def test_in_the_title(page):
    assert page.title == f"Look twice {MARKUP}"


def test_in_every_column(page):
    missing = [name for name in PLACES if not getattr(page, name).endswith(MARKUP)]
    assert missing == []


def test_in_every_block(page):
    missing = [
        place for place in BLOCKS if not getattr(page, place[0])[0].value[place[1]].endswith(MARKUP)
    ]
    assert missing == []


def test_in_every_row(page):
    missing = [
        place
        for place in ROWS
        if not getattr(getattr(page, place[0]).first(), place[1]).endswith(MARKUP)
    ]
    assert missing == []


def test_in_alternative_texts(page):
    assert page.steps[0].value["image"].contextual_alt_text == f"A face. {MARKUP}"


def test_in_rich_text_it_is_escaped(page):
    escaped = html.escape(MARKUP, quote=False)
    assert page.background.startswith(f"<p>A <b>first</b> look is quick. {escaped}</p>")
    assert (
        page.steps[0].value["instructions"].source.startswith(f"<p>Show the picture. {escaped}</p>")
    )


def test_a_title_with_markup_is_shown_as_typed(page, client):
    response = client.get(page.url)
    assert response.status_code == 200
    assert html.escape(MARKUP) in response.content.decode()
    assert "<label a" not in response.content.decode()
