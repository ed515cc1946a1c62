"""The activity page as a reader meets it: facts, languages, linked data, and words that stay words."""

from __future__ import annotations

import json
import re

from django.utils import translation

import pytest

from tests.activities.search.test_library import translate
from tests.factories.activities import STEP, make_activity
from tests.factories.full_activity import FULL_WORDS


pytestmark = pytest.mark.django_db
MARKUP = '<script>alert(1)</script> <b>bold</b> {{ 7|add:1 }} {% now "Y" %} & "quoted"'


@pytest.fixture
def activity(library):
    return make_activity(title="Our face", code="FL-11", prep_min=75, **FULL_WORDS)


def linked_data(text: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found.group(1))


def test_it_carries_what_a_trainer_checks_first(activity, client):
    text = client.get(activity.url).text
    people = "6–\u206030 people"
    for words in ("FL-11", "60 min", "1 h 15 min", people, "13+", "In a room", "Lively"):
        assert words in text, words


def test_search_engines_are_told_that_it_is_a_learning_resource(activity, client):
    data = linked_data(client.get(activity.url).text)
    assert data["@type"] == "LearningResource"
    assert data["timeRequired"] == "PT60M"
    assert data["inLanguage"] == "en"
    assert data["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert data["teaches"] == ["choose a shot size for a feeling"]
    assert data["url"] == f"http://localhost{activity.url}"


def test_markup_in_every_text_is_shown_as_text(library, client):
    words = dict.fromkeys(
        (
            "room_setup",
            "trim_plan",
            "plan_b",
            "working_language_hint",
            "consent_note",
            "evaluation",
            "follow_up",
        ),
        MARKUP,
    )
    activity = make_activity(
        title=MARKUP[:80],
        taster=MARKUP,
        steps=[("step", {**STEP, "title": MARKUP[:60], "say": MARKUP, "cue": MARKUP, "needs": MARKUP})],
        debrief=[("question", {"question": MARKUP, "stage": "what", "optional": False})],
        objectives=[("objective", {"kind": "skill", "text": MARKUP})],
        tips=[("tip", MARKUP)],
        variations=[("variation", {"label": MARKUP, "change": MARKUP, "affects": []})],
        safety=[("note", {"kind": "physical", "note": MARKUP, "form_needed": False})],
        accessibility=[("adaptation", {"need": "vision", "adaptation": MARKUP})],
        materials=[{"item": MARKUP, "rule": "fixed", "note": MARKUP}],
        **words,
    )  # fmt: skip
    response = client.get(activity.url)
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "{{ 7|add:1 }}" in response.text
    assert linked_data(response.text)["description"] == MARKUP
    assert "<script>alert" not in client.get("/en/activities/").text


def test_a_thirty_level_list_is_shown(library, client):
    nested = "<ul><li>deep" * 30 + "</li></ul>" * 30
    activity = make_activity(background=nested)
    response = client.get(activity.url)
    assert response.status_code == 200
    assert response.text.count("deep") == 30


def test_translations_are_linked_for_readers_and_for_search_engines(activity, client):
    copy = translate(activity, "uk", title="Наше обличчя")
    text = client.get(activity.url).text
    assert f'hreflang="uk" href="http://testserver{copy.url}"' in text
    assert f'hreflang="x-default" href="http://testserver{activity.url}"' in text
    assert "Not yet in" not in text
    shown = client.get(copy.url).text
    assert "Наше обличчя" in shown
    assert "Our face" not in shown


def test_a_language_that_lacks_it_gets_the_original_and_is_told_so(activity, client):
    translate(activity, "uk", title="Наше обличчя")
    response = client.get(f"/lt/activities/{activity.slug}/")
    assert response.status_code == 200
    with translation.override("lt"):
        note = translation.gettext("Not yet in %(language)s.") % {"language": "Lietuvių"}
    assert note in response.text
    assert "English" in response.text
    assert '<html lang="lt"' in response.text
    assert 'lang="en">Our face<' in response.text


def test_a_draft_translation_does_not_hide_the_original(activity, client):
    copy = translate(activity, "uk", title="Наше обличчя")
    copy.unpublish()
    response = client.get(f"/uk/activities/{activity.slug}/")
    assert response.status_code == 200
    assert "Our face" in response.text
    assert "Наше обличчя" not in response.text


def test_a_page_needs_a_fixed_number_of_queries(activity, client, django_assert_max_num_queries):
    make_activity()
    client.get(activity.url)
    with django_assert_max_num_queries(26):
        client.get(activity.url)
