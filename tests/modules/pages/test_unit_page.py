"""The page of a unit as a learner opens it: what is to be read, where it stands, and what it never tells."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.factories.activities import make_activity
from tests.factories.modules import block, items, make_module, make_unit
from tests.modules.pages.material import (
    clip_value,
    give_competences,
    make_captions,
    make_picture,
    make_video,
    picture_value,
    translate,
)
from tests.modules.pages.test_module_list import restrict
from tests.modules.pages.test_module_page import linked_data


pytestmark = pytest.mark.django_db
MARKUP = '<script>alert(1)</script> <b>bold</b> {{ 7|add:1 }} & "quoted"'


@pytest.fixture
def three(library):
    module = make_module(title="Shots")
    return module, [make_unit(module, title=title) for title in ("Frames", "Cuts", "Sound")]


def neighbours_in(text: str) -> list[str]:
    """Return where the page leads on in its module, as (rel, address)."""
    return re.findall(r'class="unit-nav__way[^"]*" href="([^"]+)"', text)


def test_it_shows_taster_minutes_goals_and_blocks_with_their_marks(client, library):
    mark = uuid4()
    unit = make_unit(
        taster="See twice.",
        minutes=25,
        goals=[block("goal", "name three shot sizes")],
        body=[block("text", "<p>A frame <b>hides</b>.</p>", mark)],
    )
    text = client.get(unit.url).text
    for words in ("See twice.", "25 min", "After this unit you can …", "name three shot sizes"):
        assert words in text, words
    assert text.count(f'id="b-{mark}"') == 1
    assert "A frame <b>hides</b>." in text


def test_it_says_where_it_stands_and_leads_on(client, three):
    _module, [first, second, third] = three
    text = client.get(second.url).text
    assert "unit 2 of 3" in text
    assert neighbours_in(text) == [first.url, third.url]
    assert neighbours_in(client.get(first.url).text) == [second.url]
    assert neighbours_in(client.get(third.url).text) == [second.url]


def test_drafts_and_private_units_are_no_neighbours(client, three):
    module, [first, second, third] = three
    second.unpublish()
    restrict(make_unit(module, title="Private"))
    text = client.get(third.url).text
    assert "unit 2 of 2" in text
    assert neighbours_in(text) == [first.url]
    assert "Cuts" not in text
    assert "Private" not in text


def test_in_another_language_neighbours_are_marked_when_they_are_not_translated(client, three):
    module, [first, second, _third] = three
    translate(module, "uk", title="Кадри")
    translate(first, "uk", title="Рамка")
    text = client.get(f"/uk/modules/{module.slug}/{second.slug}/").text
    assert 'class="module-notice"' in text
    assert 'lang="en">Cuts</h1>' in text
    assert 'class="unit__module" href="/uk/modules/' in text
    assert "Рамка" in text
    assert '<span lang="en">Sound</span>' in text


def test_a_translated_unit_is_read_in_its_language(client, three):
    module, [first, *_others] = three
    translate(first, "uk", title="Рамка", taster="Дивись двічі.")
    text = client.get(f"/uk/modules/{module.slug}/{first.slug}/").text
    assert "Дивись двічі." in text
    assert "Frames" not in text
    assert '<html lang="uk"' in text


def test_a_draft_and_a_private_unit_are_not_shown(client, three):
    _module, [first, second, _third] = three
    first.unpublish()
    restrict(second)
    assert client.get(first.url).status_code == 404
    assert client.get(second.url).status_code == 302


def test_markup_in_every_text_is_shown_as_text(client, library):
    unit = make_unit(
        title=MARKUP,
        taster=MARKUP,
        goals=[block("goal", MARKUP)],
        body=[
            block(
                "picture",
                {
                    "picture": picture_value(make_picture(), alt=MARKUP),
                    "caption": MARKUP,
                    "credit": MARKUP,
                },
            ),
            block(
                "clip",
                clip_value(
                    title=MARKUP, link="https://example.org/f", look_at=MARKUP, credit=MARKUP
                ),
            ),
            block("activity", {"activity": make_activity().pk, "why": MARKUP}),
        ],
    )
    text = client.get(unit.url).text
    assert "<script>alert" not in text
    assert "<b>bold</b>" not in text
    assert text.count("{{ 7|add:1 }}") > 8
    assert linked_data(text)["teaches"] == [MARKUP]


def test_a_clip_of_ours_loads_nothing_before_the_click(client, library):
    captions = items({"language": "en", "kind": "captions", "file": make_captions().pk})
    video = make_video()
    clip = clip_value(video=video.pk, captions=captions, transcript="<p>A gate opens.</p>")
    text = client.get(make_unit(body=[block("clip", clip)]).url).text
    player = re.search(r"<video[^>]*>.*?</video>", text, re.DOTALL)[0]
    assert 'preload="none"' in player
    assert "autoplay" not in player
    assert 'width="640" height="360"' in player
    assert f'<source src="{video.url}" type="video/mp4">' in player
    assert 'kind="captions" srclang="en" label="English"' in player
    assert not re.search(r"<track[^>]* default", player)
    for words in ("1.2 MB", "2 minutes 10 seconds", "<details", "A gate opens."):
        assert words in text, words


def test_a_link_to_a_player_loads_nothing_at_all(client, library):
    clip = clip_value(link="https://www.youtube.com/watch?v=abcdefghijk")
    text = client.get(make_unit(body=[block("clip", clip)]).url).text
    part = re.search(r"<click-to-load.*?</click-to-load>", text, re.DOTALL)[0]
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in part
    assert "youtube.com" in part
    assert "Play here" not in part
    assert not re.search(r"\b(src|srcset|poster|data-player)=", part)
    assert "js/click-to-load" not in text
    assert "<iframe" not in text


def test_a_player_that_the_site_allows_waits_for_a_click(client, library, settings):
    settings.MODULES_PLAYER_HOSTS = ["www.youtube-nocookie.com"]
    clip = clip_value(link="https://youtu.be/abcdefghijk")
    text = client.get(make_unit(body=[block("clip", clip)]).url).text
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk"' in text
    assert '<button class="clip__play" type="button" hidden>Play here</button>' in text
    assert "js/click-to-load" in text
    assert "<iframe" not in text


def test_an_activity_is_shown_in_the_readers_language_whichever_was_chosen(client, library):
    activity = make_activity(title="Our face", code="FL-71")
    translate(activity, "uk", title="Наше обличчя")
    unit = make_unit(body=[block("activity", {"activity": activity.pk, "why": "Try it."})])
    assert "Наше обличчя" in client.get(unit.url.replace("/en/", "/uk/")).text
    assert "Our face" in client.get(unit.url).text


def test_an_activity_that_readers_may_not_see_is_not_named(client, library):
    draft, private = make_activity(title="Draft one", publish=False), make_activity(title="Closed")
    restrict(private)
    body = [block("activity", {"activity": one.pk, "why": ""}) for one in (draft, private)]
    text = client.get(make_unit(body=body).url).text
    assert text.count("This activity is not in the library at the moment.") == 2
    assert "Draft one" not in text
    assert "Closed" not in text


def test_a_clip_or_picture_whose_file_was_deleted_leaves_the_page_readable(client, library):
    video, picture = make_video(10), make_picture()
    unit = make_unit(
        body=[
            block("clip", clip_value(video=video.pk)),
            block("picture", {"picture": picture_value(picture), "caption": "Left", "credit": ""}),
        ]
    )
    video.delete()
    picture.delete()
    text = client.get(unit.url).text
    assert "This clip is not here at the moment." in text
    assert "Left" in text


def test_search_engines_are_told_what_it_teaches(client, library):
    unit = make_unit(minutes=25, goals=[block("goal", "name three shot sizes")])
    give_competences(unit, "FL1")
    data = linked_data(client.get(unit.url).text)
    assert data["timeRequired"] == "PT25M"
    assert data["teaches"] == ["name three shot sizes"]
    assert data["about"][0]["inDefinedTermSet"] == "Film literacy"
