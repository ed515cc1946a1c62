"""Coming back with four words, and getting them."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils.formats import date_format

import pytest

from modules.learners import codes, cookie
from modules.learners.models import today
from modules.models import Answer, Learner
from tests.modules.learners.conftest import browser_of, make_answer, words_on


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.learners.urls")]


def resume(client, typed, **data):
    return client.post("/en/learn/resume/", {"code": typed, **data})


def test_a_lost_cookie_is_made_good_by_the_words_in_any_language(learner, browser):
    code = words_on(browser.post("/uk/learn/code/"))
    other_device = browser_of(None)
    response = other_device.post("/fr/learn/resume/", {"code": " ".join(code).upper()})
    assert (response.status_code, response["Location"]) == (303, "/fr/learn/")
    assert other_device.get("/pl/learn/").text == f"learner: {learner.pk}"


def test_the_page_asks_for_the_words_in_one_field(db):
    page = browser_of(None).get("/en/learn/resume/")
    assert page.text.count('<input class="learner__input"') == 1
    assert 'role="alert"' not in page.text
    assert "aria-invalid" not in page.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("wolf wolf wolf wolf", "No learning belongs to these four words"),
        ("wolf rivre lamp stone", "We do not know the word “rivre”. Do you mean “river”?"),
        ("wolf river lamp qqqqqqqq", "We do not know the word “qqqqqqqq”."),
        ("wolf river", "Number of words that you typed: 2"),
        ("", "Number of words that you typed: 0"),
    ],
)
def test_what_does_not_fit_is_said_and_stays_in_the_field(db, typed, sentence):
    response = resume(browser_of(None), typed)
    assert response.status_code == 400
    assert sentence in response.text
    assert f'value="{typed}"' in response.text
    assert cookie.NAME not in response.cookies


def test_what_was_typed_is_shown_as_text(db):
    response = resume(browser_of(None), '"><script>alert(1)</script>')
    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert" in response.text


def test_work_without_a_code_is_not_left_behind_by_accident(learner, browser):
    make_answer(learner)
    other = Learner.objects.create()
    code = " ".join(codes.new_code(other, "en"))
    response = resume(browser, code)
    assert response.status_code == 409
    assert "no code yet" in response.text
    assert f'value="{code}"' in response.text
    assert browser.get("/en/learn/").text == f"learner: {learner.pk}"
    assert resume(browser, code, replace="1").status_code == 303
    assert browser.get("/en/learn/").text == f"learner: {other.pk}"


def test_nothing_is_asked_when_nothing_would_be_lost(learner, browser):
    other = Learner.objects.create()
    code = " ".join(codes.new_code(other, "en"))
    assert resume(browser, code).status_code == 303
    make_answer(learner)
    with_code = browser_of(learner)
    own = " ".join(codes.new_code(learner, "en"))
    assert resume(with_code, own).status_code == 303
    assert resume(with_code, code).status_code == 303


def test_the_words_are_shown_with_a_card_to_print(learner, browser):
    response = browser.post("/en/learn/code/")
    assert len(words_on(response)) == 4
    assert response.text.count('class="learn-card__qr"') == 1
    assert "style=" not in response.text
    day = today() + timedelta(days=396)
    assert f"Kept until {date_format(day, 'DATE_FORMAT')}" in response.text


def test_how_long_it_is_kept_follows_the_setting(learner, browser, settings):
    settings.LEARNER_KEPT_DAYS = 10
    response = browser.post("/en/learn/code/")
    assert f"Kept until {date_format(today() + timedelta(days=10), 'DATE_FORMAT')}" in response.text
    assert response.cookies[cookie.NAME]["max-age"] == 10 * 24 * 60 * 60


def test_the_picture_leads_to_the_form_with_the_words_behind_the_hash(
    learner, browser, monkeypatch
):
    drawn = []
    monkeypatch.setattr("modules.learners.card.picture_of", lambda address: drawn.append(address))
    monkeypatch.setattr(codes, "_draw_words", lambda language: ["wolf", "łódka", "œuf", "м'яч"])
    browser.post("/pl/learn/code/")
    assert drawn == ["http://testserver/pl/learn/resume/#wolf-lodka-oeuf-%D0%BC%D1%8F%D1%87"]


def test_who_has_done_nothing_gets_no_code(db):
    response = browser_of(None).post("/en/learn/code/")
    assert "Nothing saved yet" in response.text
    assert Learner.objects.count() == 0


def test_a_new_code_can_sign_out_every_other_device(learner, browser):
    left_open = browser_of(learner)
    browser.post("/en/learn/code/")
    assert left_open.get("/en/learn/").text == f"learner: {learner.pk}"
    browser.post("/en/learn/code/", {"others": "1"})
    assert left_open.get("/en/learn/").text == "learner: None"
    assert browser.get("/en/learn/").text == f"learner: {learner.pk}"


def test_erasing_asks_once_and_offers_to_take_everything_along(learner, browser):
    make_answer(learner)
    page = browser.get("/en/learn/erase/")
    assert "/en/learn/data.html" in page.text
    assert "/en/learn/data.json" in page.text
    assert Answer.objects.count() == 1
    response = browser.post("/en/learn/erase/")
    assert "Everything is erased" in response.text
    assert response.cookies[cookie.NAME]["max-age"] == 0
    assert response["Clear-Site-Data"] == '"storage"'
    assert (Answer.objects.count(), Learner.objects.count()) == (0, 0)
    assert "Nothing saved yet" in browser.get("/en/learn/erase/").text


def test_erasing_takes_nobody_else(learner, browser):
    other = Learner.objects.create()
    make_answer(other)
    browser.post("/en/learn/erase/")
    assert Answer.objects.get().learner == other


@pytest.mark.parametrize("path", ["resume/", "erase/", "code/", "leave/", "data.html"])
def test_every_page_has_one_heading_and_no_styles_of_its_own(browser, path):
    page = browser.get(f"/en/learn/{path}")
    text = page.getvalue().decode()
    assert len(re.findall(r"<h1[ >]", text)) == 1
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)


def test_an_unknown_number_in_the_cookie_meets_friendly_pages(learner, browser):
    learner.delete()
    for path in ("erase/", "data.json", "data.html"):
        response = browser.get(f"/en/learn/{path}")
        assert response.status_code == 200
        assert "Nothing saved yet" in response.text


def test_a_wrong_code_costs_few_queries(learner, browser, django_assert_max_num_queries):
    browser.get("/en/learn/resume/")
    with django_assert_max_num_queries(12):
        resume(browser, "wolf wolf wolf wolf")
