"""A browser with a learner in it, and lists of words short enough to look at."""

from __future__ import annotations

import itertools
import re
import uuid
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

import pytest

from modules.learners import cookie, words
from modules.models import Answer, Learner


LISTS = {
    "en": ["wolf", "river", "lamp", "stone"],
    "fr": ["forêt", "œuf", "été", "garçon"],
    "uk": ["вовк", "річка", "м'яч", "їжак"],
    "pl": ["łódka", "żaba"],
}


@pytest.fixture(autouse=True)
def word_lists(tmp_path, monkeypatch):
    """Lists of 1,024 words each, of which only the first few mean something; a Polish one that is too short."""
    for language, first in LISTS.items():
        made = (
            "".join(letters)
            for letters in itertools.product("bdfgkm", "aeiou", "lnrst", "aeiou", "xz")
        )
        number = 0 if language == "pl" else 1024 - len(first)
        lines = [*first, *itertools.islice(made, number)]
        (tmp_path / f"{language}.txt").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    words.lists.cache_clear()
    words.known.cache_clear()
    yield
    words.lists.cache_clear()
    words.known.cache_clear()


@pytest.fixture
def noon(monkeypatch):
    """Stop the clock, so that no hour ends in the middle of a test."""
    moment = datetime(2026, 5, 4, 12, 0, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


@pytest.fixture
def learner(db):
    return Learner.objects.create()


def browser_of(learner, **kwargs):
    """Return a browser that holds the cookie of a learner."""
    client = Client(**kwargs)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    if learner:
        client.cookies[cookie.NAME] = cookie_value(learner)
    return client


def cookie_value(learner):
    """Return what the site itself would write into the cookie."""
    request, response = RequestFactory().get("/"), HttpResponse()
    cookie.remember(request, response, learner)
    return response.cookies[cookie.NAME].value


@pytest.fixture
def browser(learner):
    return browser_of(learner)


def words_on(response):
    """Return the four words that a page shows."""
    listed = re.search(r'<ol class="learn-card__words".*?</ol>', response.text, re.S)
    return re.findall(r"<li>(.*?)</li>", listed[0])


def make_answer(learner, **kwargs):
    defaults = {
        "page_key": uuid.uuid4(),
        "block_id": uuid.uuid4(),
        "write_id": uuid.uuid4(),
        "given": {"text": "a cut"},
        "verdict": "right",
        "language": "en",
    }
    return Answer.objects.create(learner=learner, **{**defaults, **kwargs})
