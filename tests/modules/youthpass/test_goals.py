"""Goals: set, changed, answered for oneself, and thrown away."""

from __future__ import annotations

import pytest

from modules.models import Goal, Learner
from tests.modules.youthpass.conftest import START, fields_of, page, send


pytestmark = pytest.mark.django_db
GOALS = f"{START}goals/"


@pytest.fixture
def goal(learner):
    return Goal.objects.create(learner=learner, text="Speak up.")


@pytest.fixture
def url(goal):
    return f"{GOALS}{goal.pk}/"


def test_a_form_that_arrives_twice_is_one_goal(client):
    address, fields = fields_of(client, GOALS)
    for _time in range(2):
        assert client.post(address, {**fields, "text": "Speak up."}).status_code == 303
    assert Goal.objects.count() == Learner.objects.count() == 1


def test_an_empty_goal_is_asked_for_again(browser):
    response = send(browser, GOALS, text="  \n ")
    assert response.status_code == 422
    assert "Write your goal first." in response.text
    assert not Goal.objects.exists()


def test_a_goal_that_does_not_fit_stays_in_the_form(browser):
    response = send(browser, GOALS, text="a" * 1001)
    assert response.status_code == 422
    assert "a" * 1001 in response.text
    assert "At most 1000 fit" in response.text
    assert not Goal.objects.exists()


def test_a_browser_without_cookies_is_told_and_keeps_its_words(client):
    response = client.post(GOALS, {"text": "Speak up."})
    assert response.status_code == 200
    assert "keeps no cookies" in response.text
    assert "Speak up." in response.text
    assert "learner" not in response.cookies
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("given", "reached"), [("yes", True), ("no", False), ("", None), ("x", None)]
)
def test_whether_she_got_there_she_says_herself(browser, goal, url, given, reached):
    send(browser, url, reached=given, how="In the last session.")
    goal.refresh_from_db()
    assert (goal.reached, goal.how, goal.version) == (reached, "In the last session.", 2)


def test_words_of_two_devices_are_shown_beside_each_other(browser, goal, url):
    address, fields = fields_of(browser, url)
    send(browser, url, text="Speak up in English.")
    response = browser.post(address, {**fields, "text": "Speak up in Polish."})
    assert response.status_code == 409
    assert "Speak up in English." in response.text
    assert "Speak up in Polish." in response.text
    goal.refresh_from_db()
    assert goal.text == "Speak up in English."
    again = {"write": "", "base": str(goal.version), "text": "Speak up in Polish."}
    assert browser.post(address, again).status_code == 303
    goal.refresh_from_db()
    assert goal.text == "Speak up in Polish."


def test_a_goal_without_words_stays_as_it_was(browser, goal, url):
    response = send(browser, url, text="", how="It was easy.")
    assert response.status_code == 422
    assert "It was easy." in response.text
    goal.refresh_from_db()
    assert goal.text == "Speak up."


def test_a_goal_can_be_thrown_away(browser, url):
    assert send(browser, url, do="drop").status_code == 303
    assert not Goal.objects.exists()


def test_words_for_a_goal_that_has_gone_are_given_back(browser, goal, url):
    address, fields = fields_of(browser, url)
    goal.delete()
    response = browser.post(address, {**fields, "text": "New words.", "how": "And how."})
    assert response.status_code == 404
    assert "New words." in response.text
    assert "And how." in response.text


def test_nobody_elses_goal_is_there(stranger, goal, url):
    page(stranger, url, 404)
    response = stranger.post(url, {"text": "Mine now.", "base": "1", "do": "keep"})
    assert response.status_code == 404
    assert stranger.post(url, {"text": "x", "do": "drop"}).status_code == 404
    goal.refresh_from_db()
    assert goal.text == "Speak up."
    page(stranger, f"{GOALS}{10**30}/", 404)


def test_a_goal_is_plain_text(browser):
    send(browser, GOALS, text="<script>alert(1)</script>")
    shown = browser.get(GOALS).text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
