"""Forms of learners come from our own pages, and what is answered is nobody else's."""

from __future__ import annotations

import re

from django.test import Client

import pytest

from modules.learners import cookie
from modules.models import Learner
from tests.modules.learners.conftest import browser_of


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.learners.urls")]
POSTS = ["write/", "code/", "leave/", "erase/", "resume/"]
EVERYTHING = [*POSTS, "data.json", "data.html"]


@pytest.fixture
def strict(learner):
    return browser_of(learner, enforce_csrf_checks=True)


@pytest.mark.parametrize("path", POSTS)
def test_a_form_without_its_token_is_refused(strict, learner, path):
    response = strict.post(f"/en/learn/{path}", {"code": "wolf river lamp stone"})
    assert response.status_code == 403
    assert cookie.NAME not in response.cookies
    learner.refresh_from_db()
    assert learner.code_hash is None


def test_a_form_with_its_token_is_taken(strict):
    page = strict.get("/en/learn/resume/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]
    response = strict.post("/en/learn/code/", {"csrfmiddlewaretoken": token})
    assert response.status_code == 200
    assert "learn-card" in response.text


def test_a_browser_without_any_cookie_is_answered_and_nothing_is_kept():
    client = Client(enforce_csrf_checks=True)
    response = client.post("/en/learn/write/")
    assert (response.status_code, response.text) == (200, "cookieless: True")
    assert not response.cookies
    assert Learner.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("resume/", 400, "Your browser keeps no cookies"),
        ("code/", 200, "Your browser keeps no cookies"),
        ("erase/", 200, "Your browser keeps no cookies"),
        ("leave/", 303, ""),
    ],
)
def test_a_form_without_any_cookie_neither_sets_nor_takes_one(path, status, sentence):
    client = Client(enforce_csrf_checks=True)
    response = client.post(f"/en/learn/{path}", {"code": "wolf river lamp stone"})
    assert response.status_code == status
    assert sentence in response.text
    assert cookie.NAME not in response.cookies
    assert "Clear-Site-Data" not in response


@pytest.mark.parametrize("cookies", [True, False])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({}, 200),
    ],
    ids=str,
)
def test_a_form_of_another_site_is_refused(learner, cookies, headers, status):
    client = browser_of(learner) if cookies else Client()
    assert client.post("/en/learn/write/", headers=headers).status_code == status


@pytest.mark.parametrize("path", ["write/", "code/", "leave/"])
def test_reading_an_address_of_forms_says_so(browser, path):
    response = browser.get(f"/en/learn/{path}")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Nothing to read here" in response.text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(browser, method):
    assert getattr(browser, method)("/en/learn/erase/").status_code == 405
    assert getattr(browser, method)("/en/learn/data.json").status_code == 405


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", EVERYTHING)
def test_nothing_is_kept_in_between_or_found_by_search_engines(browser, method, path):
    response = getattr(browser, method)(f"/en/learn/{path}")
    assert "private" in response["Cache-Control"]
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
