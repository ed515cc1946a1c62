"""The list of segments: order, headings, states, filters, search, and who may see it."""

from __future__ import annotations

from django.urls import reverse

from wagtail.models import Page

import pytest

from tests.factories.activities import make_topic
from tests.factories.translation import make_member, make_person, make_translation, write_all
from tests.toolkit_site.translation.states.writers import put
from tests.toolkit_site.translation.workplace.desks import DeskClient, soup, texts
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.teams.models import Role


def shown_rows(page):
    return [element["id"] for element in page.select(".workplace__list li[id]")]


def test_segments_stand_under_the_headings_of_the_page_in_its_order(desk):
    page = desk.see()
    headings = texts(page.select(".workplace__list > h2"))
    assert headings.index("Title") < headings.index("Steps") < headings.index("Background")
    steps = page.find("h2", string="Steps").find_next("ol")
    labels = texts(steps.select("small"))
    assert labels[0] == "1. Title"
    assert any(label.startswith("2. ") for label in labels)


def test_both_texts_say_their_language_and_the_state_has_words(desk, french, translator):
    put(french, "title", "Près et loin", translator)
    row = desk.see().select_one(f"#s{desk.segment('title').pk}")
    assert [(p["lang"], p.get_text()) for p in row.select("p")] == [
        ("en", "Close & far"),
        ("fr", "Près et loin"),
    ]
    assert row["class"] == ["translated"]
    assert "Translated" in row.a.get_text()


def test_formatting_is_shown_and_links_cannot_be_clicked(desk):
    row = desk.see().select_one(f"#s{desk.segment('background').pk}")
    assert row.p.decode_contents() == "See <u>our film</u> in <b>5</b> minutes."
    source = desk.open("background").select_one(".workplace__source")
    assert source.u["title"] == "example.org"
    assert source.find("a") is None


def test_a_filter_shows_its_state_and_counts_all(desk, french, translator, reviewer):
    put(french, "title", "Près et loin", translator)
    put(french, "taster", "Une phrase.", reviewer)
    put(french, "taster", "Une phrase.", None, Intent.APPROVE, Door.STARTER)
    page = desk.see(state="translated")
    assert shown_rows(page) == [f"s{desk.segment('title').pk}"]
    chips = dict(text.split(" ", 1) for text in texts(page.select(".workplace__chip.translated")))
    assert chips == {"Translated": "1 2 words"}
    assert texts(page.select(".workplace__chip[aria-current]"))[0].startswith("Translated")


def test_to_do_is_what_waits_for_this_person(desk, reviewers_desk, french, translator):
    put(french, "title", "Près et loin", translator)
    title = f"s{desk.segment('title').pk}"
    assert title not in shown_rows(desk.see(state="todo"))
    assert title in shown_rows(reviewers_desk.see(state="todo"))


def test_search_finds_words_of_both_sides_without_tags(desk, french, translator):
    put(french, "title", "Près et loin", translator)
    assert shown_rows(desk.see(q="OUR FILM IN 5")) == [f"s{desk.segment('background').pk}"]
    assert shown_rows(desk.see(q="et loin")) == [f"s{desk.segment('title').pk}"]
    nothing = desk.see(q="no such words")
    assert "No segment fits" in nothing.get_text()


@pytest.mark.parametrize(
    "params",
    [
        {"state": "x", "q": "a\0" * 999},
        {"segment": "9" * 30},
        {"segment": "x"},
        {"segment": "987654"},
        {"saved": "987654", "also": "x"},
    ],
)
def test_addresses_that_make_no_sense_show_the_list(desk, params):
    assert desk.see(**params).select_one(".workplace__list")


def test_the_open_segment_is_shown_even_when_the_filter_leaves_it_out(desk, french):
    write_all(french, only=("title",))
    page = desk.open("title", state="stale")
    assert shown_rows(page) == [f"s{desk.segment('title').pk}"]


def test_a_script_gets_only_the_pieces_that_change(desk):
    title, taster = desk.segment("title").pk, desk.segment("taster").pk
    response = desk.get(
        desk.url(),
        {"segment": taster, "also": title},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    page = soup(response)
    assert page.html is None
    assert [element.get("id") for element in page.select("li[id]")] == [f"s{title}", f"s{taster}"]
    assert page.select_one("#workplace-form")
    assert page.select_one("#workplace-filters")


def test_stored_words_that_came_in_by_no_door_can_only_be_read(desk, french, translator):
    put(french, "title", "Loin", translator)
    SegmentTranslation.objects.update(
        text='<b onclick="marker">x</b><iframe src="/marker"></iframe>'
    )
    row = desk.see().select_one(f"#s{desk.segment('title').pk}")
    assert row.find("iframe") is None
    assert "iframe" in row.select("p")[1].get_text()
    assert desk.open("title").find("iframe") is None


def test_other_languages_and_outsiders_are_refused(french, ukrainian, client):
    url = reverse("translation:workplace", args=[french.pk])
    client.force_login(make_member(Role.TRANSLATOR, "uk"))
    assert client.get(url).status_code == 403
    client.force_login(make_person())
    assert client.get(url).status_code == 403
    client.logout()
    assert client.get(url).status_code == 302
    assert client.get(reverse("translation:workplace", args=[987654])).status_code == 302


def test_a_translation_that_is_switched_off_can_be_read(desk, french):
    french.enabled = False
    french.save()
    page = desk.open("title")
    assert "switched off" in page.get_text()
    assert page.textarea.has_attr("readonly")
    assert page.select_one(".workplace__buttons") is None


def test_a_language_that_the_site_gave_up_can_be_read(desk, french, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("uk", "Ukrainian")]
    page = desk.see()
    assert "is switched off on this site" in page.get_text()
    assert page.select_one(".workplace__list li")


def test_a_translation_whose_original_is_gone_can_be_read(desk, french, activity):
    Page.objects.filter(pk=activity.pk).delete()
    french.refresh_from_db()
    french.enabled = True
    french.save()
    assert "original was deleted" in desk.see().get_text()


def test_a_locked_page_can_be_read(desk, french, reviewer):
    target = french.get_target_instance()
    target.locked, target.locked_by = True, reviewer
    target.save()
    page = desk.open("title")
    assert page.select_one(".help-warning")
    assert page.textarea.has_attr("readonly")


def test_snippets_have_a_workplace_without_a_preview(library):
    translation = make_translation(make_topic("editing"), "fr")
    desk = DeskClient(translation, make_member(Role.REVIEWER, "fr"))
    page = desk.see()
    assert "Editing" in page.get_text()
    assert page.select_one("#workplace-preview") is None
    assert desk.get(desk.url("preview"), follow=True).status_code == 404


def test_the_head_leads_to_the_live_page_its_original_and_its_history(
    french, reviewers_desk, activity
):
    links = texts(reviewers_desk.see().select(".workplace__links > a"))
    assert links == ["Original"]
    french.get_target_instance().save_revision()
    Page.objects.filter(pk=french.get_target_instance().pk).update(live=True)
    assert "Live page" in texts(reviewers_desk.see().select(".workplace__links a"))
