"""The front page leads learners to paths and modules: what everybody may read, and the same for every visitor."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path
from tests.factories.modules import make_module, make_unit
from tests.modules.pages.material import make_picture, translate


pytestmark = pytest.mark.django_db

# One more than before there was anything to learn: two for pictures, one less for restrictions.
MOST_QUERIES = 10


def front(client, language="en"):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return response


def rows(client, language="en"):
    """What is offered to learners, as (address, title, language of the title, words)."""
    page = BeautifulSoup(front(client, language).content, "html.parser")
    return [
        (link["href"], link.text, link.get("lang"), " ".join(row.text.split()))
        for row in page.select(".learning-row")
        for link in row.select("a")
    ]


@pytest.fixture
def world(library):
    """A path and a module with pictures, open to everybody."""
    picture = make_picture(size=(320, 180))
    module = make_module(title="Shots", slug="shots", taster="Near and far.", cover=picture)
    units = [make_unit(module, minutes=25), make_unit(module, minutes=20)]
    path = make_path(*units, title="First film", slug="film", taster="One minute.", cover=picture)
    return module, path, units


def test_it_leads_to_paths_and_modules_and_to_the_lists_of_them(client, world):
    found = rows(client)
    assert [row[:3] for row in found] == [
        ("/en/paths/film/", "First film", None),
        ("/en/modules/shots/", "Shots", None),
    ]
    assert all("45 min" in words for *_row, words in found)
    assert "Near and far." in found[1][3]
    page = BeautifulSoup(front(client).content, "html.parser")
    assert [link["href"] for link in page.select(".learning__all a")] == [
        "/en/paths/",
        "/en/modules/",
    ]
    assert [image["alt"] for image in page.select(".learning-row img")] == ["", ""]


def test_nobody_finds_drafts_and_private_pages_there(client, admin_client, world):
    module, path, (unit, _other) = world
    make_module(title="Draft module", publish=False)
    make_path(unit, title="Draft path", publish=False)
    for page in (make_module(title="Private module"), make_path(unit, title="Private path"), unit):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    for reader in (client, admin_client):
        found = rows(reader)
        assert [title for _url, title, *_rest in found] == ["First film", "Shots"]
        # Nor does a private unit count.
        assert all("20 min" in words for *_row, words in found)
    PageViewRestriction.objects.create(page=module.get_parent(), restriction_type="login")
    assert [title for _url, title, *_rest in rows(client)] == ["First film"]
    path.unpublish()
    assert 'id="learning-title"' not in front(client).text


def test_words_in_the_readers_language_come_first_and_others_say_theirs(client, world):
    later = make_module(title="Sound", slug="sound")
    translate(later, "pl", title="Dźwięk")
    translate(world[0], "pl", title="Szkic planów", publish=False)
    found = rows(client, "pl")
    assert [row[:3] for row in found] == [
        ("/pl/paths/film/", "First film", "en"),
        ("/pl/modules/sound/", "Dźwięk", None),
        ("/pl/modules/shots/", "Shots", "en"),
    ]
    assert "English" in found[2][3]
    assert "English" not in found[1][3]
    assert [title for _url, title, *_rest in rows(client)] == ["First film", "Shots", "Sound"]


def test_four_of_a_kind_are_enough(client, world):
    for _ in range(4):
        make_module()
    assert len(rows(client)) == 1 + 4


def test_a_site_without_modules_shows_nothing_of_it(client, library):
    make_activity()
    text = front(client).text
    assert "learning" not in text.partition('id="main"')[2]
    assert "Newest activities" in text


def test_a_visitor_costs_few_queries_whatever_there_is(client, world):
    make_activity()
    for number in range(3):
        make_path(*world[2], cover=make_picture(f"Picture {number}"))
    for language in ("en", "pl"):
        front(client, language)
        with CaptureQueriesContext(connection) as queries:
            front(client, language)
        assert len(queries) <= MOST_QUERIES


def test_caches_may_keep_it_for_visitors(client, world):
    response = front(client)
    assert "Cookie" in response["Vary"]
    assert "Cache-Control" not in response
    assert not response.cookies
