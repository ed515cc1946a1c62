"""What pages of learning cost: a learner in progress, in a unit with everything that a unit can hold."""

from __future__ import annotations

import uuid
from copy import deepcopy
from types import SimpleNamespace

from django.test import Client

import pytest

from tests.factories import fresh
from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path, step
from tests.factories.modules import block, items, make_module, make_unit, option, question
from tests.modules.pages.material import give_competences, make_picture, picture_value, translate
from tests.modules.progress.test_unit import form_of


pytestmark = pytest.mark.django_db
MOST = 15
ASKED, PROMPT = uuid.uuid4(), uuid.uuid4()


@pytest.fixture(scope="module")
def world(made_once):
    """A unit of a module, a path through it, and a browser in the middle of both."""
    world = SimpleNamespace(module=make_module(title="Shots", cover=make_picture()))
    make_unit(world.module, title="Before")
    world.unit = make_full_unit(world.module)
    others = [make_unit() for _ in range(3)]
    first = step(others[0], world.unit)
    world.path = make_path(world.unit, first, *others[1:], make_activity(), slug="walk")
    world.cookies = cookies_of_a_learner(world.unit, world.path)
    return world


def make_full_unit(module):
    pictures = [
        {"picture": picture_value(make_picture(f"Face {number}"), alt="A face"), "caption": ""}
        for number in range(3)
    ]
    options = items(option("A long shot", right=True), option("No"))
    asked = question(
        "single", ASKED, options=options, picture=picture_value(make_picture("Asked"), alt="Who?")
    )
    activities = [make_activity(competences=["FL2"]), make_activity(competences=["FL3"])]
    unit = make_unit(
        module,
        title="Frames",
        body=[
            block("text", "<p>A frame shows and hides.</p>"),
            *[block("picture", {**one, "credit": ""}) for one in pictures],
            *[block("activity", {"activity": one.pk, "why": "Now."}) for one in activities],
            block("self_check", {"title": "", "questions": [asked]}),
            block("reflection", {"prompt": "What did you see?", "help": ""}, PROMPT),
        ],
    )
    give_competences(unit, "FL1")
    return unit


def cookies_of_a_learner(unit, path):
    client = Client()
    action, fields = form_of(client, unit.url, ASKED)
    client.post(action, {**fields, "option": fields.get("option", "")})
    chosen = client.get(unit.url).text.split('name="option" value="')[1].split('"')[0]
    action, fields = form_of(client, unit.url, ASKED)
    assert client.post(action, {**fields, "option": chosen}).status_code == 303
    action, fields = form_of(client, unit.url, PROMPT)
    assert client.post(action, {**fields, "text": "A door."}).status_code == 303
    client.post(f"/en/learn/paths/{path.translation_key}/", {})
    return client.cookies


@pytest.fixture
def module(world, db):
    return fresh(world.module)


@pytest.fixture
def unit(world, db):
    return fresh(world.unit)


@pytest.fixture
def path(world, db):
    return fresh(world.path)


@pytest.fixture
def learner(world, client, db):
    """A browser in the middle of a unit and of a path."""
    client.cookies = deepcopy(world.cookies)
    return client


def address(page, language, query=""):
    return page.url.replace("/en/", f"/{language}/", 1) + query


@pytest.mark.parametrize("query", ["", "?path=walk"])
@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("is_translated", [False, True])
def test_a_unit_full_of_everything_costs_few_queries(
    learner, module, unit, path, language, query, is_translated, django_assert_max_num_queries
):
    if is_translated:
        for page in (module, unit, path):
            translate(page, "pl", title="Po polsku")
    where = address(unit, language, query)
    learner.get(where)
    with django_assert_max_num_queries(MOST):
        text = learner.get(where).text
    assert ("Po polsku" in text) == (is_translated and language == "pl")
    for words in ("A door.", "FL1", "FL2", "FL3", "activity-card"):
        assert words in text, words
    assert ("?path=walk" in text) == bool(query)


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize(
    ("which", "most"), [("path", 15), ("module", 14), ("list", 12), ("paths", 17)]
)
def test_paths_and_modules_cost_few_queries(
    learner, module, path, language, which, most, django_assert_max_num_queries
):
    where = {
        "path": address(path, language),
        "module": address(module, language),
        "list": f"/{language}/modules/",
        "paths": f"/{language}/paths/",
    }[which]
    learner.get(where)
    with django_assert_max_num_queries(most):
        assert learner.get(where).status_code == 200


def test_a_path_is_kept_by_nobody_but_its_reader(client, path):
    assert {"private", "no-store"} <= set(client.get(path.url)["Cache-Control"].split(", "))
