"""Modules, units and paths in the site search: found by what is to be read, and by nothing that tells an answer."""

from __future__ import annotations

from wagtail.models import PageViewRestriction

import pytest

from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path
from tests.factories.modules import block, items, make_module, make_unit, option, question
from tests.modules.pages.material import clip_value, make_picture, picture_value, translate


pytestmark = pytest.mark.django_db

# Every place in a question of which a search must not tell.
SECRETS = ("hint", "why", "right", "praise", "wrong", "blame", "accepted", "model")


def search(client, query, language="en"):
    response = client.get(f"/{language}/search/", {"q": query})
    assert response.status_code == 200
    return response


def found(client, query, language="en"):
    """What is found, as (title, kind)."""
    results = search(client, query, language).context["results"]
    return [(result.title, str(result.kind)) for result in results]


@pytest.fixture
def module(library):
    return make_module(
        title="Shots", slug="shots", taster="About lenses.", introduction="<p>Bring a tripod.</p>"
    )


@pytest.fixture
def unit(module):
    picture = {"picture": picture_value(make_picture(), alt="A heron"), "caption": "Storyboard"}
    asked = [
        question(
            "single",
            hint="Zzhint",
            why="Zzwhy",
            options=items(
                option("Zzright", right=True, feedback="Zzpraise"),
                option("Zzwrong", feedback="Zzblame"),
            ),
        ),
        question("short_text", accepted="Zzaccepted"),
        question("open", model_answer="<p>Zzmodel</p>"),
    ]
    return make_unit(
        module,
        title="Frames",
        slug="frames",
        taster="Look twice.",
        goals=[block("goal", "recognise a vignette")],
        body=[
            block("text", "<p>A <b>viewfinder</b> shows and hides.</p>"),
            block("picture", {**picture, "credit": ""}),
            block("clip", clip_value(title="Arrival", transcript="<p>A locomotive comes.</p>")),
            block("self_check", {"title": "", "questions": asked}),
            *asked,
        ],
    )


def test_a_module_a_unit_and_a_path_are_found_by_their_words(client, unit):
    make_path(unit, title="First film", taster="A minute.", introduction="<p>Find a bench.</p>")
    for query in ("shots", "lenses", "tripod"):
        assert ("Shots", "Module") in found(client, query), query
    words = ("frames", "twice", "viewfinder", "vignette", "heron", "storyboard", "locomotive")
    for query in words:
        assert found(client, query) == [("Frames", "Unit")], query
    for query in ("first", "minute", "bench"):
        assert found(client, query) == [("First film", "Learning path")], query


def test_no_search_tells_an_answer(client, unit):
    for part in SECRETS:
        assert f"Zz{part}" in str(unit.body.raw_data)
        assert found(client, f"zz{part}") == [], part


def test_a_result_says_what_it_is_and_what_it_is_about(client, unit):
    make_activity(title="Frames outside", taster="Cardboard.")
    results = search(client, "frames")
    assert {(str(one.kind), one.module, one.excerpt) for one in results.context["results"]} == {
        ("Unit", "Shots", "Look twice."),
        ("Activity", "", "Cardboard."),
    }
    assert "Unit · <span>Shots</span>" in results.text


def test_a_translation_is_found_in_its_own_language_alone(client, unit):
    translate(unit, "uk", title="Кадри", taster="Подивись двічі.")
    assert found(client, "кадри", "uk")[0][0] == "Кадри"
    assert found(client, "кадри") == found(client, "кадри", "fr") == []
    assert [title for title, _kind in found(client, "frames", "fr")] == ["Frames"]
    assert 'lang="en" hreflang="en">Frames</a>' in search(client, "frames", "fr").text
    assert [title for title, _kind in found(client, "frames", "uk")] == []


def test_drafts_and_private_pages_are_not_found(client, module, unit):
    make_unit(module, title="Zebra draft", publish=False)
    make_path(unit, title="Zebra path", publish=False)
    unit.taster = "Zebra changes that wait."
    unit.save_revision()
    private = make_module(title="Zebra module")
    make_unit(private, title="Zebra inside")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert found(client, "zebra") == []


def test_a_unit_does_not_name_a_module_that_is_a_draft(client, module, unit):
    module.unpublish()
    (result,) = search(client, "viewfinder").context["results"]
    assert (result.title, result.module) == ("Frames", "")
