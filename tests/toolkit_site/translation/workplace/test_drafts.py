"""Unsaved words: kept for the person who typed them, offered back, and gone when they are saved."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from tests.factories.translation import make_member
from tests.toolkit_site.translation.states.writers import put, row
from tests.toolkit_site.translation.workplace.desks import DeskClient, soup, texts
from toolkit_site.translation.models import SegmentDraft, SegmentTranslation
from toolkit_site.translation.teams.models import Role


def keep(desk, text, path="title"):
    return desk.post(desk.url("keep_draft", desk.segment(path).pk), {"text": text})


def test_unsaved_words_come_back_when_the_segment_is_opened_again(desk):
    assert keep(desk, "Pr").status_code == 204
    assert keep(desk, "Près <b>et").status_code == 204
    page = desk.open("title")
    assert page.textarea.get_text().strip() == "Près <b>et"
    assert "your unsaved words" in page.select_one(".workplace__draft").get_text()


def test_the_list_shows_where_they_are(desk):
    keep(desk, "Près et")
    marked = desk.see().select(".workplace__list li:has(em)")
    assert [line["id"] for line in marked] == [f"s{desk.segment('title').pk}"]
    assert texts(marked[0].select("em")) == ["unsaved words"]
    desk.press("title", text="Près et loin")
    assert desk.see().select(".workplace__list em") == []


def test_nobody_else_sees_them(desk, french):
    keep(desk, "Près et")
    other = DeskClient(french, make_member(Role.REVIEWER, "fr"))
    page = other.open("title")
    assert page.textarea.get_text().strip() == ""
    assert page.select_one(".workplace__draft") is None


def test_saving_forgets_them(desk):
    keep(desk, "Près et loin")
    response = desk.press("title", text="Au loin")
    assert desk.open("title").textarea.get_text().strip() == "Au loin"
    desk.get(response.url)
    assert not SegmentDraft.objects.exists()


def test_an_old_address_does_not_forget_newer_ones(desk):
    response = desk.press("title", text="Loin")
    keep(desk, "Près et loin")
    desk.get(response.url)
    assert desk.open("title").textarea.get_text().strip() == "Près et loin"


def test_saving_forgets_the_words_that_were_refused_before(desk):
    refused = soup(desk.press("background", text="Voir notre film."))
    assert SegmentDraft.objects.exists()
    right = "Voir <a1>notre film</a1> en <b>5</b> minutes."
    desk.get(desk.press("background", page=refused, text=right).url)
    assert not SegmentDraft.objects.exists()


def test_they_can_be_thrown_away(desk):
    keep(desk, "Près et loin")
    response = desk.press("title", "discard")
    assert not SegmentDraft.objects.exists()
    assert response.url.endswith(f"#s{desk.segment('title').pk}")


def test_an_empty_field_keeps_nothing(desk):
    keep(desk, "Près et loin")
    keep(desk, " \n")
    assert not SegmentDraft.objects.exists()


def test_words_that_were_saved_later_are_not_hidden_by_older_unsaved_ones(
    desk, french, translator, reviewer
):
    keep(desk, "Près")
    SegmentDraft.objects.update(at=timezone.now() - timedelta(minutes=5))
    put(french, "title", "Près et loin", reviewer)
    page = desk.open("title")
    assert page.textarea.get_text().strip() == "Près et loin"
    assert "Près" in texts(page.select(".workplace__draft .workplace__source"))
    page = desk.press("title", "draft", page)
    assert b"\nPr\xc3\xa8s</textarea>" in page.content
    assert SegmentTranslation.objects.get().text == "Près et loin"


def test_drafts_that_are_too_long_or_nowhere_are_refused(desk):
    assert keep(desk, "x" * 50_001).status_code == 422
    nowhere = desk.post(desk.url("keep_draft", 987654), {"text": "x"}, follow=True)
    assert nowhere.status_code == 404
    assert desk.get(desk.url("keep_draft", desk.segment("title").pk)).status_code == 405
    assert not SegmentDraft.objects.exists()


def test_a_segment_that_changed_meanwhile_takes_the_words_along(desk, activity, french, stale_sync):
    """The original was changed while she typed: the words are in the field of its successor."""
    put(french, "title", "Près et loin", desk.user)
    page = desk.open("title")
    stale_sync("Close & very far")
    response = desk.post(
        page.select_one("#workplace-form")["action"],
        {**desk.fields("title", page), "text": "Tout près et loin"},
    )
    assert response.status_code == 302
    followed = desk.get(response.url)
    assert "was changed while you were writing" in followed.content.decode()
    assert b"Tout pr\xc3\xa8s et loin</textarea>" in followed.content
    assert row(french, "title").text == "Près et loin"


def test_a_segment_that_is_gone_meanwhile_keeps_the_words_for_its_return(
    desk, activity, french, stale_sync
):
    page = desk.open("background")
    fields = {
        **desk.fields("background", page),
        "text": "Voir <a1>le film</a1> en <b>5</b> minutes.",
    }
    stale_sync("Close & far", background="")
    response = desk.post(page.select_one("#workplace-form")["action"], fields)
    assert response.status_code == 302
    assert "taken out of the original" in desk.get(response.url).content.decode()
    assert SegmentTranslation.objects.get().text.startswith("Voir <a")
