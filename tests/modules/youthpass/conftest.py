"""Both frameworks of the Youthpass process, and what a learner does in a browser without scripts."""

from __future__ import annotations

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from activities.models import CompetenceFramework
from modules.models import Learner
from tests.factories.activities import make_competence
from tests.modules.learners.conftest import browser_of


KEY_COMPETENCES = (
    ("LIT", "Literacy competence"),
    ("MUL", "Multilingual competence"),
    ("STEM", "Mathematical competence"),
)
ETS = (("1", "Facilitating learning"), ("2", "Designing programmes"))
START = "/en/learn/youthpass/"


def make_framework(code, version, rows, **kwargs):
    # Made in the opposite order: it is the position that counts.
    made = [
        make_competence(short, code, title=title, sort_order=place, **kwargs)
        for place, (short, title) in reversed(list(enumerate(rows)))
    ]
    CompetenceFramework.objects.filter(code=code).update(version=version)
    return {one.code: one for one in made}


@pytest.fixture
def key_competences(library):
    return make_framework("key-competences-2018", "2018", KEY_COMPETENCES)


@pytest.fixture
def ets(library):
    return make_framework("ets-youth-workers", "updated version", ETS)


@pytest.fixture
def lit(key_competences):
    return key_competences["LIT"].translation_key


@pytest.fixture
def mul(key_competences):
    return key_competences["MUL"].translation_key


@pytest.fixture
def learner(db):
    return Learner.objects.create()


@pytest.fixture
def browser(learner):
    return browser_of(learner)


@pytest.fixture
def stranger(db):
    """Another learner's browser."""
    return browser_of(Learner.objects.create())


@pytest.fixture
def partner():
    """A browser that has never been here."""
    return Client()


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    return BeautifulSoup(response.content, "html.parser")


def fields_of(client, url, action=None):
    """Return where a form is sent to, and its fields as a browser would send them when nothing is touched."""
    shown = page(client, url)
    forms = [form for form in shown.select("main form") if form.get("action", "").startswith(START)]
    form = next(one for one in forms if action is None or action in one["action"])
    fields = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    for area in form.select("textarea"):
        # As browsers do: the first line end inside the tag does not count.
        fields[area["name"]] = area.text.removeprefix("\n")
    return form["action"], fields


def send(client, url, action=None, **given):
    address, fields = fields_of(client, url, action)
    return client.post(address, {**fields, **given})


def text_url(key):
    return f"{START}texts/{key}/"


def write(client, key, text, **given):
    return send(client, text_url(key), text=text, **given)


def make_link(client, *keys):
    """Return the path of a new secret link for these texts."""
    response = send(client, f"{START}partner/", f"{START}partner/", show=[str(key) for key in keys])
    assert response.status_code == 200, response
    shown = BeautifulSoup(response.content, "html.parser")
    return shown.select_one("#address")["value"].removeprefix("http://testserver")
