"""The history of a segment, going back to former words, and what the same text became elsewhere."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_translation, segment
from tests.toolkit_site.translation.states.writers import changes, put, row
from tests.toolkit_site.translation.workplace.desks import soup, texts
from toolkit_site.translation.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.recording import Intent


def history(desk, path="title", **kwargs):
    return soup(desk.get(desk.url("segment_history", desk.segment(path).pk), **kwargs))


@pytest.fixture
def twice(french, translator, reviewer):
    put(french, "title", "Loin", translator)
    put(french, "title", "Près et loin", reviewer, note="Two words", seen=1)
    return french


def test_history_tells_who_wrote_what_when_and_what_changed(desk, twice, reviewer):
    lines = texts(history(desk).select("#workplace-history li"))
    assert reviewer.username in lines[0]
    assert "Workplace · Translated" in lines[0]
    assert "[added: Près et" in lines[0]
    assert "“Two words”" in lines[0]
    assert desk.user.username in lines[1]


def test_scripts_get_only_the_history(desk, twice):
    page = history(desk, headers={"X-Requested-With": "XMLHttpRequest"})
    assert page.html is None
    assert page.section["id"] == "workplace-history"


def test_history_of_a_changed_original_shows_the_former_original(desk, stale):
    assert "Close & far away" in history(desk).select_one("#workplace-history").get_text()


def test_former_words_can_be_restored(desk, twice):
    form = history(desk).select_one("#workplace-history form")
    [button] = form.select("button")
    seen = form.select_one("[name=seen]")["value"]
    response = desk.post(form["action"], {"change": button["value"], "seen": seen})
    assert response.status_code == 302
    assert row(twice, "title").text == "Loin"
    assert changes(twice, "title")[0].door == Door.RESTORE


def test_restoring_over_words_that_nobody_saw_asks_first(desk, twice, reviewer):
    form = history(desk).select_one("#workplace-history form")
    put(twice, "title", "Tout loin", reviewer, seen=2)
    data = {"change": form.button["value"], "seen": form.select_one("[name=seen]")["value"]}
    response = desk.post(form["action"], data)
    assert response.status_code == 409
    assert texts(soup(response).select(".workplace__pair p"))[0] == "Tout loin"
    assert row(twice, "title").text == "Tout loin"


def undo(desk, response):
    form = soup(desk.get(response.url)).select_one("#workplace-status form")
    data = {field["name"]: field["value"] for field in form.select("input")}
    return desk.post(form["action"], {**data, "undo": "1"})


def test_the_first_save_can_be_undone(desk, french):
    assert undo(desk, desk.press("title", text="Loin")).status_code == 302
    assert row(french, "title").state == State.UNTRANSLATED
    assert row(french, "title").text == ""


def test_a_later_save_can_be_undone_and_the_undoing_too(desk, french):
    desk.press("title", text="Loin")
    undone = undo(desk, desk.press("title", text="Au loin"))
    assert row(french, "title").text == "Loin"
    undo(desk, undone)
    assert row(french, "title").text == "Au loin"


def test_undoing_brings_proposals_back_as_proposals(desk, french, translator):
    put(french, "title", "Loin", translator, Intent.PROPOSE, Door.MACHINE)
    undo(desk, desk.press("title", text="Au loin"))
    assert (row(french, "title").text, row(french, "title").state) == ("Loin", State.PROPOSED)


def test_an_old_address_does_not_offer_to_undo(desk):
    response = desk.press("title", text="Loin")
    later = timezone.now() + timedelta(minutes=11)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("toolkit_site.translation.workplace.saved.timezone.now", lambda: later)
        assert soup(desk.get(response.url)).select_one("#workplace-status form") is None


def test_changes_of_other_segments_cannot_be_restored_here(desk, french, translator):
    put(french, "taster", "Une phrase.", translator)
    other = SegmentChange.objects.get()
    url = desk.url("restore", desk.segment("title").pk)
    assert desk.post(url, {"change": other.pk, "seen": 0}, follow=True).status_code == 404
    assert row(french, "title") is None


def test_nothing_is_restored_on_a_locked_page(desk, twice, reviewer):
    form = history(desk).select_one("#workplace-history form")
    target = twice.get_target_instance()
    target.locked, target.locked_by = True, reviewer
    target.save()
    response = desk.post(form["action"], {"change": form.button["value"], "seen": 2})
    assert response.status_code == 409
    assert row(twice, "title").text == "Près et loin"


@pytest.fixture
def elsewhere(library):
    """Another page with the same title as the first one."""
    return make_translation(make_activity(title="Close & far"), "fr")


def test_the_same_text_elsewhere_is_suggested_with_its_state(desk, elsewhere, reviewer):
    put(elsewhere, "title", "De près et de loin", reviewer)
    found = desk.open("title").select_one("#workplace-suggestions").parent
    [suggestion] = found.select("li")
    assert suggestion.p.get_text() == "De près et de loin"
    assert texts([suggestion.small]) == ["Close & far · Translated"]
    used = desk.press("title", "", use=suggestion.button["value"])
    assert used.status_code == 200
    assert soup(used).textarea.get_text().strip() == "De près et de loin"
    assert row(desk.translation, "title") is None


def test_words_of_other_languages_and_of_changed_originals_are_no_suggestions(
    desk, elsewhere, ukrainian, reviewer
):
    put(elsewhere, "title", "De loin", reviewer)
    SegmentTranslation.objects.update(state=State.STALE)
    other = segment(ukrainian, "title")
    SegmentTranslation.objects.create(
        context_id=other.context_id,
        string_id=other.string_id,
        locale=ukrainian.target_locale,
        state=State.APPROVED,
        text="Близько",
        door=Door.STARTER,
    )
    assert desk.open("title").select_one("#workplace-suggestions") is None


def test_the_original_can_be_copied_with_its_tags(desk):
    page = soup(desk.press("background", "copy", text="x"))
    assert page.textarea.get_text().strip() == "See <a1>our film</a1> in <b>5</b> minutes."


@pytest.mark.parametrize("change", ["", "nonsense", "0"])
def test_a_request_that_names_no_former_words_takes_none_away(desk, twice, change):
    url = desk.url("restore", desk.segment("title").pk)
    answer = desk.post(url, {"change": change, "seen": row(twice, "title").version})
    assert answer.status_code == 404
    assert row(twice, "title").text == "Près et loin"
