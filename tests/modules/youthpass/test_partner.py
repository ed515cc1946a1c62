"""A partner reads what was ticked and nothing else, and says something to it without an account."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from modules.models import Goal, Learner, OutcomeText, PartnerComment, PartnerLink
from modules.youthpass import partners
from tests.modules.learners.conftest import browser_of
from tests.modules.youthpass.conftest import (
    START,
    fields_of,
    make_link,
    page,
    send,
    text_url,
    write,
)


pytestmark = pytest.mark.django_db
LINKS = f"{START}partner/"


@pytest.fixture
def link(browser, lit):
    write(browser, lit, "I wrote <i>a script</i>.")
    return make_link(browser, lit)


def test_the_page_shows_exactly_what_was_ticked(
    browser, partner, learner, lit, mul, key_competences
):
    Goal.objects.create(learner=learner, text="A secret goal.")
    write(browser, lit, "Words on reading.")
    write(browser, mul, "Words on languages.")
    write(browser, key_competences["STEM"].translation_key, "Words on numbers.")
    shown = page(partner, make_link(browser, mul, lit))
    titles = [one.text for one in shown.select("main h2")]
    # In the order of the framework, whatever order they were ticked in.
    assert titles == ["Literacy competence", "Multilingual competence", "To everything"]
    assert [one.text.strip() for one in shown.select(".youthpass-words")] == [
        "Words on reading.",
        "Words on languages.",
    ]
    assert str(learner.pk) not in str(shown)
    assert "A secret goal." not in shown.text
    assert "Words on numbers." not in shown.text


def test_it_shows_words_as_they_are_now_and_none_that_were_emptied(browser, partner, link, lit):
    write(browser, lit, "Better words.")
    assert "Better words." in page(partner, link).text
    write(browser, lit, "")
    assert [one.text for one in page(partner, link).select("main h2")] == ["To everything"]


def test_what_came_from_another_partner_is_not_shown(browser, partner, link, lit):
    send(partner, link, **{f"c-{lit}": "From the first."})
    assert "From the first." not in page(partner, link).text
    assert "From the first." not in page(partner, make_link(browser, lit)).text
    assert "From the first." in page(browser, LINKS).text
    assert "From the first." in page(browser, text_url(lit)).text


def test_a_partner_never_becomes_the_learner(partner, link):
    response = send(partner, link, whole="Well done.")
    assert response.status_code == 303
    assert "learner" not in partner.cookies
    assert "Well done." not in page(partner, LINKS).text
    assert Learner.objects.count() == 1


def test_a_partner_who_learns_here_too_keeps_her_own(stranger, learner, link):
    response = send(stranger, link, whole="Well done.")
    assert "learner" not in response.cookies
    assert PartnerComment.objects.get().learner == learner


def test_a_partner_needs_no_cookies_and_with_them_a_token(link):
    assert Client(enforce_csrf_checks=True).post(link, {"whole": "Yes."}).status_code == 303
    other = Client(enforce_csrf_checks=True)
    address, fields = fields_of(other, link)
    assert other.post(address, {"whole": "Forged."}).status_code == 403
    assert other.post(address, {**fields, "whole": "And yes."}).status_code == 303
    assert PartnerComment.objects.count() == 2


def test_only_ticked_texts_can_be_commented(browser, partner, link, mul):
    write(browser, mul, "Not ticked.")
    response = send(partner, link, **{f"c-{mul}": "I guess.", "c-x": "?", "whole": ""})
    assert response.status_code == 422
    assert not PartnerComment.objects.exists()


def test_a_comment_that_does_not_fit_stays_in_the_form_with_all_others(partner, link, lit):
    response = send(partner, link, **{f"c-{lit}": "ö" * 2001, "whole": "Well done."})
    assert response.status_code == 422
    shown = BeautifulSoup(response.content, "html.parser")
    assert [one.text.strip() for one in shown.select("textarea")] == ["ö" * 2001, "Well done."]
    assert "At most 2000 fit" in response.text
    assert not PartnerComment.objects.exists()
    assert send(partner, link, whole="ö" * 2000).status_code == 303


def test_an_empty_form_is_asked_for_again(partner, link):
    response = send(partner, link, whole=" ")
    assert response.status_code == 422
    assert "Write something first." in response.text


def test_a_form_that_arrives_twice_is_one_comment(partner, link):
    address, fields = fields_of(partner, link)
    for _time in range(2):
        assert partner.post(address, {**fields, "whole": "Well done."}).status_code == 303
    assert PartnerComment.objects.count() == 1


def test_many_comments_have_to_wait_and_stay_in_the_form(partner, link, monkeypatch):
    for _time in range(partners.MOST_AN_HOUR):
        assert send(partner, link, whole="Spam.").status_code == 303
    response = send(partner, link, whole="One more.")
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert "One more." in response.text
    assert PartnerComment.objects.count() == partners.MOST_AN_HOUR
    PartnerComment.objects.update(created=timezone.now() - timedelta(minutes=61))
    assert send(partner, link, whole="One more.").status_code == 303
    monkeypatch.setattr(partners, "MOST", PartnerComment.objects.count())
    assert send(partner, link, whole="And more.").status_code == 429


def test_a_link_that_was_taken_back_is_a_404_and_its_comments_stay_hers(browser, partner, link):
    address, fields = fields_of(partner, link)
    send(partner, link, whole="Well done.")
    pk = PartnerLink.objects.get().pk
    assert send(browser, LINKS, f"links/{pk}/").status_code == 303
    assert "Open links" not in page(browser, LINKS).text
    page(partner, link, 404)
    response = partner.post(address, {**fields, "whole": "Typed meanwhile."})
    assert response.status_code == 404
    assert "Typed meanwhile." in response.text
    assert "I wrote" not in response.text
    assert "Well done." in page(browser, LINKS).text


def test_a_link_taken_back_while_a_comment_is_on_its_way_takes_none(partner, link):
    found = PartnerLink.objects.select_related("learner").get()
    PartnerLink.objects.update(withdrawn=timezone.now())
    with pytest.raises(partners.NoLinkError):
        partners.comment(found, {None: "Late."}, found.learner.pk)
    assert not PartnerComment.objects.exists()


def test_a_link_ends_after_90_days(partner, link):
    made = PartnerLink.objects.get()
    assert made.expires - made.created > timedelta(days=89, hours=23)
    PartnerLink.objects.update(expires=timezone.now() + timedelta(minutes=1))
    page(partner, link)
    PartnerLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    page(partner, link, 404)


@pytest.mark.parametrize("token", ["a", "0" * 32, "%00", "%D7%90", "x" * 2000])
def test_a_forged_link_is_a_404(partner, link, token):
    page(partner, f"{START}with/{token}/", 404)
    assert partner.post(f"{START}with/{token}/", {"whole": "Hello."}).status_code == 404


def test_only_a_hash_of_the_secret_is_kept(link):
    secret = link.rstrip("/").rpartition("/")[2]
    assert len(secret) == 32
    kept = PartnerLink.objects.values_list().get()
    assert all(secret not in str(value) for value in kept)


def test_a_form_that_is_sent_twice_shows_the_same_link(browser, learner, lit):
    write(browser, lit, "I wrote.")
    address, fields = fields_of(browser, LINKS, LINKS)
    first, second = (
        BeautifulSoup(
            browser.post(address, {**fields, "show": [str(lit)]}).content, "html.parser"
        ).select_one("#address")["value"]
        for _time in range(2)
    )
    assert first == second
    assert PartnerLink.objects.count() == 1
    PartnerLink.objects.update(withdrawn=timezone.now())
    assert browser.post(address, {**fields, "show": [str(lit)]}).status_code == 303


def test_two_learners_with_one_form_number_get_two_secrets(browser, stranger, lit):
    number = "11111111-1111-4111-8111-111111111111"
    for client in (browser, stranger):
        write(client, lit, "I wrote.")
    mine = send(browser, LINKS, LINKS, show=[str(lit)], write=number)
    hers = send(stranger, LINKS, LINKS, show=[str(lit)], write=number)
    assert mine.status_code == 200
    # Somebody else's number: nothing is made, and nothing of hers is shown.
    assert hers.status_code == 303
    assert PartnerLink.objects.count() == 1


@pytest.mark.parametrize("shown", [[], ["nonsense"]])
def test_nothing_ticked_is_asked_for_again(browser, lit, shown):
    write(browser, lit, "I wrote.")
    response = send(browser, LINKS, LINKS, show=shown)
    assert response.status_code == 422
    assert "Tick at least one text." in response.text
    assert not PartnerLink.objects.exists()


def test_what_is_not_written_cannot_be_shown(browser, stranger, lit, mul):
    write(browser, lit, "I wrote.")
    write(stranger, mul, "Hers.")
    response = send(browser, LINKS, LINKS, show=[str(mul)])
    assert response.status_code == 422
    send(browser, LINKS, LINKS, show=[str(lit), str(mul)])
    assert PartnerLink.objects.get().shown == [str(lit)]


def test_a_browser_without_cookies_gets_no_link(client, lit):
    response = client.post(LINKS, {"show": [str(lit)]})
    assert response.status_code == 200
    assert "keeps no cookies" in response.text
    assert not PartnerLink.objects.exists()


def test_comments_are_hers_to_take_to_keep_and_to_throw_away(browser, partner, link):
    send(partner, link, whole="Well done.")
    address = f"{START}comments/{PartnerComment.objects.get().pk}/"
    assert "Well done." not in page(browser, f"{START}text/").text
    browser.post(address, {"do": "take"})
    assert "Well done." in page(browser, f"{START}text/").text
    browser.post(address, {"do": "leave"})
    assert "Well done." not in page(browser, f"{START}text/").text
    browser.post(address, {"do": "drop"})
    assert not PartnerComment.objects.exists()
    assert browser.post(address, {"do": "take"}).status_code == 404


def test_nobody_else_decides_about_links_and_comments(stranger, client, partner, link):
    send(partner, link, whole="Well done.")
    comment, made = PartnerComment.objects.get(), PartnerLink.objects.get()
    for other in (stranger, client, browser_of(None)):
        for do in ("take", "drop"):
            address = f"{START}comments/{comment.pk}/"
            assert other.post(address, {"do": do}).status_code == 404
        assert other.post(f"{START}links/{made.pk}/").status_code == 404
    comment.refresh_from_db()
    assert comment.is_taken is False
    page(partner, link)


def test_both_sides_are_plain_text(browser, partner, link, lit):
    shown = partner.get(link).text
    assert "<i>a script" not in shown
    assert "&lt;i&gt;a script&lt;/i&gt;" in shown
    send(partner, link, **{f"c-{lit}": "<script>alert(1)</script>"})
    browser.post(f"{START}comments/{PartnerComment.objects.get().pk}/", {"do": "take"})
    for url in (LINKS, text_url(lit), f"{START}text/"):
        shown = browser.get(url).text
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


def test_the_words_say_in_which_language_they_are(browser, partner, link, lit):
    OutcomeText.objects.update(language="pl")
    shown = page(partner, link)
    assert shown.select_one(".youthpass-words")["lang"] == "pl"
