"""A learner who comes back is led on from the front page, and nobody else sees her way."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from modules.models import StepRecord
from tests.factories.learning_paths import make_path
from tests.factories.modules import make_module, make_unit
from tests.modules.pages.material import translate


pytestmark = pytest.mark.django_db


def go_on(client, language="en"):
    """Where the front page leads her on, as (address, title)."""
    page = BeautifulSoup(client.get(f"/{language}/").content, "html.parser")
    return next(((one["href"], one.text.strip()) for one in page.select(".go-on__link")), None)


def done(client, page, path=None, **fields):
    """Say that a unit is done, as the button below it does."""
    client.get(page.url)
    trail = f"?path={path.slug}" if path else ""
    response = client.post(f"/en/learn/steps/{page.translation_key}/{trail}", fields)
    assert response.status_code == 303


@pytest.fixture
def units(library):
    module = make_module(title="Shots", slug="shots")
    return [make_unit(module, title=name, slug=name.lower()) for name in ("One", "Two", "Three")]


def test_after_a_unit_comes_the_next_one_of_its_module(client, units):
    assert go_on(client) is None
    done(client, units[0])
    assert go_on(client) == ("/en/modules/shots/two/", "Two")
    translate(units[1], "pl", title="Dwa")
    assert go_on(client, "pl") == ("/pl/modules/shots/two/", "Dwa")
    PageViewRestriction.objects.create(page=units[1], restriction_type="login")
    assert go_on(client) == ("/en/modules/shots/three/", "Three")
    units[2].unpublish()
    assert go_on(client) is None


def test_what_is_begun_comes_before_what_follows(client, units):
    done(client, units[0])
    done(client, units[2], do="undo")
    assert go_on(client) == ("/en/modules/shots/three/", "Three")


def test_on_a_path_its_next_step_comes(client, units):
    path = make_path(units[0], units[2], slug="film")
    client.get(path.url)
    client.post(f"/en/learn/paths/{path.translation_key}/")
    assert go_on(client) == ("/en/modules/shots/one/?path=film", "One")
    done(client, units[0], path)
    assert go_on(client) == ("/en/modules/shots/three/?path=film", "Three")
    done(client, units[2], path)
    assert go_on(client) == ("/en/modules/shots/two/", "Two")


def test_her_page_is_kept_by_no_cache_and_shown_to_nobody_else(client, units):
    done(client, units[0])
    response = client.get("/en/")
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]
    stranger = Client()
    assert go_on(stranger) is None
    stranger.cookies["learner"] = "6f1c9b52-31e4-4a3c-8f3a-0c7a2ad5a001:0:forged"
    assert go_on(stranger) is None
    StepRecord.objects.all().delete()
    assert go_on(client) is None


def test_her_line_costs_three_queries(client, units):
    done(client, units[0])
    counts = []
    for reader in (Client(), client):
        reader.get("/en/")
        with CaptureQueriesContext(connection) as queries:
            reader.get("/en/")
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3
