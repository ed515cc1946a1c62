"""Saving words from the editor: what goes through, what is refused, and that nothing typed is lost."""

from __future__ import annotations

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_translation, segment
from tests.toolkit_site.translation.states.writers import final, put, row
from tests.toolkit_site.translation.workplace.desks import DeskClient, soup, texts
from toolkit_site.translation.models import LocalePolicy, SegmentChange, SegmentDraft
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.teams.models import Role


def test_save_and_next_saves_and_opens_the_next_segment(desk, french, translator):
    response = desk.press("title", "next", text="Près & loin")
    words = row(french, "title")
    assert (words.text, words.state, words.changed_by) == (
        "Près &amp; loin",
        State.TRANSLATED,
        translator,
    )
    assert response.status_code == 302
    page = soup(desk.get(response.url))
    taster = desk.segment("taster")
    assert page.select_one("li.workplace__open")["id"] == f"s{taster.pk}"
    assert texts(page.select(f"#s{desk.segment('title').pk} p"))[1] == "Près & loin"


def test_save_stays_at_the_segment_and_offers_to_undo(desk):
    page = soup(desk.get(desk.press("title", text="Près et loin").url))
    assert page.textarea.get_text().strip() == "Près et loin"
    assert "Undo" in page.select_one("#workplace-status button").get_text()


def test_next_keeps_filter_and_search(desk):
    page = desk.open("title", state="untranslated", q="a")
    response = desk.press("title", "next", page, text="Loin")
    assert "state=untranslated&q=a" in response.url
    assert "segment=" in response.url


def test_after_the_last_segment_comes_the_list(desk):
    page = desk.open("title", q="Close & far")
    response = desk.press("title", "next", page, text="Loin")
    assert "segment=" not in response.url
    assert "That was the last one" in desk.get(response.url).content.decode()


def test_approving_makes_words_final(french, translator, reviewers_desk):
    put(french, "title", "Près et loin", translator)
    response = reviewers_desk.press("title", "approve")
    assert response.status_code == 302
    assert row(french, "title").state == State.APPROVED
    assert final(french, "title") == "Près et loin"


def test_translators_are_refused_to_approve(desk, french):
    response = desk.press("title", "approve", text="Loin")
    assert response.status_code == 403
    assert row(french, "title") is None


def test_reviewers_are_told_that_somebody_else_approves_their_words(french, reviewers_desk):
    response = reviewers_desk.press("title", "approve", text="Près et loin")
    assert row(french, "title").state == State.TRANSLATED
    page = reviewers_desk.get(response.url).content.decode()
    assert "Somebody else has to approve" in page
    note = reviewers_desk.open("title").select_one("#workplace-own")
    assert "somebody else has to approve them" in note.get_text()


def test_where_own_approval_is_allowed_nothing_is_said_against_it(french, reviewer, reviewers_desk):
    LocalePolicy.objects.create(locale=french.target_locale, own_approval=True)
    put(french, "title", "Près et loin", reviewer)
    assert reviewers_desk.open("title").select_one("#workplace-own") is None
    reviewers_desk.press("title", "approve")
    assert row(french, "title").state == State.APPROVED


def test_still_right_confirms_the_words_of_a_changed_original(desk, french, stale):
    page = desk.open("title")
    assert texts(page.select(".workplace__changed ins")) == ["[added: near]"]
    assert texts(page.select(".workplace__changed del")) == ["[removed: far]"]
    desk.press("title", "confirm", page)
    assert (row(french, "title").state, row(french, "title").text) == (State.TRANSLATED, "Loin")


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_words_without_letters_are_refused_and_shown_again(desk, french, text):
    response = desk.press("title", text=text)
    assert response.status_code == 422
    assert soup(response).select_one("#workplace-problems li.blocks")
    assert row(french, "title") is None


BROKEN = [
    # A link is left out.
    ("Voir notre film en <b>5</b> minutes.", "link"),
    # A tag has no end.
    ("Voir <a1>notre film en <b>5</b> minutes.", "broken"),
    # A link that the original does not have.
    ("Voir <a1>notre film</a1> <a9>ici</a9> en <b>5</b> minutes.", "link"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_broken_formatting_is_refused_and_nothing_is_lost(desk, french, text, said):
    response = desk.press("background", text=text)
    page = soup(response)
    assert response.status_code == 422
    assert said in " ".join(texts(page.select("#workplace-problems li.blocks")))
    assert page.textarea.get_text().removeprefix("\n") == text
    assert page.textarea["aria-invalid"] == "true"
    assert SegmentDraft.objects.get().text == text
    assert not SegmentChange.objects.exists()


def test_markup_is_words_and_comes_out_as_words(desk, french):
    text = "Loin <script>marker</script> <!-- marker --> <![CDATA[marker]]> <?marker?>"
    desk.press("title", text=text, overrule="save", note="a test")
    assert "<" not in row(french, "title").text
    shown = desk.see().select_one(f"#s{desk.segment('title').pk} p + p")
    assert shown.get_text() == text
    assert shown.find_all() == []


def test_a_warning_wants_a_reason(desk, french):
    number = "Voir <a1>notre film</a1> en <b>7</b> minutes."
    page = soup(desk.press("background", text=number))
    assert page.select_one("#workplace-note")
    button = page.select_one("button[name=overrule]")
    again = {**desk.fields("background", page), "overrule": button["value"]}
    url = desk.url("save_segment", desk.segment("background").pk)
    response = desk.post(url, {**again, "note": " "})
    assert response.status_code == 422
    assert "Say why" in response.content.decode()
    assert desk.post(url, {**again, "note": "Seven in French"}).status_code == 302
    assert row(french, "background").state == State.TRANSLATED
    assert "Seven in French" in SegmentChange.objects.get().note


def test_the_second_writer_sees_the_first_ones_words_and_chooses(desk, french, reviewer):
    page = desk.open("title")
    put(french, "title", "Au loin", reviewer)
    response = desk.press("title", page=page, text="Tout au loin")
    conflict = soup(response)
    assert response.status_code == 409
    assert row(french, "title").text == "Au loin"
    sides = texts(conflict.select(".workplace__pair p"))
    assert sides[0] == "Au loin"
    assert "[added: Tout" in sides[1]
    assert conflict.textarea.get_text().strip() == "Tout au loin"
    # She saves again, now knowingly.
    assert desk.press("title", page=conflict).status_code == 302
    assert row(french, "title").text == "Tout au loin"


def test_refused_words_do_not_make_the_other_writers_words_seen(desk, french, reviewer):
    page = desk.open("title")
    put(french, "title", "Au loin", reviewer)
    refused = soup(desk.press("title", page=page, text="Loin 7"))
    assert texts(refused.select(".workplace__pair p"))[0] == "Au loin"
    filled = soup(desk.press("title", "copy", page))
    assert desk.press("title", page=filled, text="Tout au loin").status_code == 409
    assert row(french, "title").text == "Au loin"


def test_the_second_writer_may_keep_the_first_ones_words(desk, french, reviewer):
    page = desk.open("title")
    put(french, "title", "Au loin", reviewer)
    conflict = soup(desk.press("title", page=page, text="Tout au loin"))
    response = desk.press("title", "discard", conflict)
    assert not SegmentDraft.objects.exists()
    assert soup(desk.get(response.url)).textarea.get_text().strip() == "Au loin"


def test_two_reviewers_approving_at_once_approve_once(french, translator, reviewers_desk):
    put(french, "title", "Près et loin", translator)
    other = DeskClient(french, make_member(Role.REVIEWER, "fr"))
    pages = [each.open("title") for each in (reviewers_desk, other)]
    for each, page in zip((reviewers_desk, other), pages, strict=True):
        assert each.press("title", "approve", page).status_code == 302
    approvals = SegmentChange.objects.filter(state=State.APPROVED)
    assert [change.user for change in approvals] == [reviewers_desk.user]


def test_words_for_another_language_are_refused(desk, activity, ukrainian):
    other = DeskClient(ukrainian, desk.user)
    found = desk.segment("title")
    data = {"text": "x", "seen": 0, "context": found.context_id, "string": found.string_id}
    response = other.post(other.url("save_segment", found.pk), data)
    assert response.status_code == 403
    assert not SegmentChange.objects.exists()


@pytest.mark.parametrize(
    "bad", [{"seen": "x"}, {"seen": "-1"}, {"context": ""}, {"string": "9" * 40}, {"text": "a\0b"}]
)
def test_a_form_that_makes_no_sense_loses_no_words(desk, bad):
    response = desk.press("title", **{"text": "Loin", **bad})
    assert response.status_code == 422
    assert soup(response).textarea.get_text().strip() in ("Loin", "ab")


def test_words_for_a_segment_of_another_page_are_shown_and_not_saved(desk):
    response = desk.press("title", text="Loin", context=987654, string=987654)
    assert response.status_code == 409
    assert soup(response).select_one("#workplace-stray").get_text().strip() == "Loin"
    assert not SegmentChange.objects.exists()


def test_a_page_that_was_locked_meanwhile_takes_no_words_and_loses_none(desk, french, reviewer):
    page = desk.open("title")
    target = french.get_target_instance()
    target.locked, target.locked_by = True, reviewer
    target.save()
    response = desk.press("title", page=page, text="Loin")
    assert response.status_code == 409
    assert "locked" in " ".join(texts(soup(response).select("#workplace-problems")))
    assert SegmentDraft.objects.get().text == "Loin"
    assert row(french, "title") is None


def test_a_translation_that_was_switched_off_meanwhile_loses_no_words(desk, french):
    page = desk.open("title")
    french.enabled = False
    french.save()
    response = desk.press("title", page=page, text="Loin")
    assert response.status_code == 409
    assert soup(response).textarea.get_text().strip() == "Loin"
    assert SegmentDraft.objects.get().text == "Loin"


def test_saving_costs_fifteen_queries(desk, django_assert_max_num_queries):
    desk.press("title", text="Près et loin")
    page = desk.open("taster")
    data = {**desk.fields("taster", page), "text": "Une phrase.", "action": "next"}
    url = desk.url("save_segment", desk.segment("taster").pk)
    with django_assert_max_num_queries(15):
        assert desk.post(url, data).status_code == 302


def test_no_original_of_another_page_can_be_copied_by_its_number(desk, french):
    other = make_translation(make_activity(title="Words of another page"), "uk")
    data = {**desk.fields("title"), "string": segment(other, "title").string_id, "action": "copy"}
    response = desk.post(desk.url("save_segment", desk.segment("title").pk), data)
    assert response.status_code == 200
    assert "Words of another page" not in response.content.decode()
