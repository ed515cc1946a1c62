"""The cookie: what is in it, who it is believed from, and that a bad one is no error."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core.signing import get_cookie_signer
from django.db import DatabaseError
from django.db.models import QuerySet
from django.test import Client

import pytest

from modules.learners import cookie
from modules.learners.models import today
from modules.models import Learner
from tests.modules.learners.conftest import browser_of, cookie_value


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.learners.urls")]
NOBODY = "learner: None"


def signed(value, salt=cookie.SALT):
    return get_cookie_signer(salt=cookie.NAME + salt).sign(value)


def test_reading_leaves_no_cookie_and_no_row():
    client = Client()
    assert client.get("/en/learn/").text == NOBODY
    assert cookie.NAME not in client.cookies
    assert Learner.objects.count() == 0


def test_the_first_act_makes_a_learner_whom_the_browser_holds():
    client = browser_of(None)
    client.post("/en/learn/write/")
    learner = Learner.objects.get()
    assert client.get("/fr/learn/").text == f"learner: {learner.pk}"
    client.post("/fr/learn/write/")
    assert Learner.objects.count() == 1


@pytest.mark.parametrize("secure", [True, False])
def test_scripts_and_other_sites_cannot_use_the_cookie(secure):
    client = browser_of(None)
    morsel = client.post("/en/learn/write/", secure=secure).cookies[cookie.NAME]
    assert morsel["httponly"] is True
    assert morsel["samesite"] == "Lax"
    assert morsel["path"] == "/"
    assert morsel["domain"] == ""
    assert bool(morsel["secure"]) is secure
    assert morsel["max-age"] == 396 * 24 * 60 * 60


def test_the_cookie_holds_a_number_and_nothing_else(learner):
    assert cookie_value(learner).split(":")[:2] == [str(learner.pk), "0"]


def with_another_signature(learner):
    genuine = cookie_value(learner)
    return genuine[:-1] + ("A" if genuine[-1] != "A" else "B")


BAD = {
    "garbage": lambda learner: "garbage",
    "empty": lambda learner: "",
    "unsigned": lambda learner: f"{learner.pk}:0",
    "no number": lambda learner: signed("me:0"),
    "no generation": lambda learner: signed(str(learner.pk)),
    "strange generation": lambda learner: signed(f"{learner.pk}:x"),
    "another generation": lambda learner: signed(f"{learner.pk}:1"),
    "signed for something else": lambda learner: signed(f"{learner.pk}:0", salt="else"),
    "another signature": with_another_signature,
    "another number": lambda learner: cookie_value(learner).replace(
        str(learner.pk), str(Learner.objects.create().pk)
    ),
    "nobody": lambda learner: signed(f"{uuid.uuid4()}:0"),
    "signs": lambda learner: "\x7f::::é\\303%00;",
}


@pytest.mark.parametrize("kind", BAD)
def test_a_cookie_that_is_not_ours_means_nobody(learner, kind):
    client = Client(headers={"Cookie": f"{cookie.NAME}={BAD[kind](learner)}"})
    response = client.get("/en/learn/")
    assert (response.status_code, response.text) == (200, NOBODY)


def test_the_same_cookie_untouched_means_the_learner(learner):
    client = Client(headers={"Cookie": f"{cookie.NAME}={cookie_value(learner)}"})
    assert client.get("/en/learn/").text == f"learner: {learner.pk}"


def test_a_cookie_of_an_earlier_generation_means_nobody(learner, browser):
    Learner.objects.update(generation=1)
    assert browser.get("/en/learn/").text == NOBODY


def test_the_cookie_of_somebody_erased_means_nobody(learner, browser):
    learner.delete()
    assert browser.get("/en/learn/").text == NOBODY


def test_a_new_key_of_the_site_keeps_learners_as_long_as_the_old_one_is_named(
    learner, browser, settings
):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    assert browser.get("/en/learn/").text == NOBODY
    settings.SECRET_KEY_FALLBACKS = [old]
    assert browser.get("/en/learn/").text == f"learner: {learner.pk}"


def test_who_is_asked_for_often_is_looked_up_once(learner, rf, django_assert_num_queries):
    request = rf.get("/")
    request.COOKIES[cookie.NAME] = cookie_value(learner)
    with django_assert_num_queries(1):
        assert cookie.learner_of(request) == cookie.begin(request) == learner
    anonymous = rf.get("/")
    with django_assert_num_queries(0):
        assert cookie.learner_of(anonymous) is None
        assert cookie.begin(anonymous)._state.adding


def test_a_visit_is_noted_once_a_day(learner, browser, django_assert_num_queries):
    Learner.objects.update(last_used=today() - timedelta(days=3))
    browser.get("/en/learn/")
    learner.refresh_from_db()
    assert learner.last_used == today()
    with django_assert_num_queries(1):
        browser.get("/en/learn/")


def test_a_reader_can_go_on_when_nothing_can_be_written(learner, browser, monkeypatch):
    Learner.objects.update(last_used=today() - timedelta(days=3))

    def refuse(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(QuerySet, "update", refuse)
    assert browser.get("/en/learn/").text == f"learner: {learner.pk}"


def test_nobody_is_remembered_who_was_not_saved(rf):
    request, response = rf.post("/"), Client().get("/en/learn/")
    cookie.remember(request, response, Learner())
    assert cookie.NAME not in response.cookies


def test_leaving_takes_the_cookie_and_keeps_the_learner(learner, browser):
    response = browser.post("/en/learn/leave/")
    assert (response.status_code, response["Location"]) == (303, "/en/learn/")
    assert browser.get("/en/learn/").text == NOBODY
    assert Learner.objects.filter(pk=learner.pk).exists()
