"""What a learner writes is met by nobody else: by no superuser on any page, and in no index, cache or file."""

from __future__ import annotations

import os
import re
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver

import pytest

from modules.models import Learner, UnitPage
from tests.modules.learners.conftest import browser_of
from tests.modules.learners.test_privacy import dump
from tests.modules.learners.writing import make_world, write_everywhere


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index", "reference_index")]

# A word of hers, what somebody would search for who knows its beginning, and a word that everybody may see.
MARKER, BEGINNING, PUBLIC = "qzxjwvkq", "qzxjwv", "vkqxzwjq"
NAMED = re.compile(r"<(?:\w+:)?(\w+)>")
EXPORTS = ("csv", "xlsx")
INDEX = {"postgresql": "wagtailsearch_indexentry", "sqlite": "toolkit_search_fts"}


@pytest.fixture
def world(library):
    world = make_world()
    page = UnitPage.objects.get(pk=world.unit.pk)
    page.title = f"Frames {PUBLIC}"
    page.save_revision().publish()
    return world


@pytest.fixture
def browser(world):
    """The browser of somebody who has written into every form there is."""
    client = browser_of(Learner.objects.create())
    client.partner = write_everywhere(client, world, MARKER)
    return client


def routes(patterns, before=""):
    """Yield every address of the site as it is written in Python, with what has to be named in it."""
    for one in patterns:
        route = before + str(one.pattern).removeprefix("^")
        if isinstance(one, URLPattern):
            yield route.removesuffix("$").removesuffix("\\Z")
        else:
            yield from routes(one.url_patterns, route)


def addresses(unit):
    """Return every address that can be opened without knowing more than the unit."""
    facts = {
        "app_label": "modules",
        "content_type_app_name": "modules",
        "app_name": "modules",
        "model_name": "unitpage",
        "content_type_model_name": "unitpage",
        "revision_id": str(unit.latest_revision_id),
        "language_code": "fr",
    }
    found = set()
    for route in routes(get_resolver().url_patterns):
        if not re.search(r"[\\^(]", route) and "logout" not in route:
            found.add("/" + NAMED.sub(lambda part: facts.get(part[1], str(unit.pk)), route))
    return sorted(found)


def read(response):
    return response.getvalue() if response.status_code < 500 else b""


@pytest.mark.usefixtures("browser")
def test_a_superuser_meets_her_words_nowhere(admin_client, world):
    admin_client.raise_request_exception = False
    open_to_her, met_public = 0, 0
    found = addresses(UnitPage.objects.get(pk=world.unit.pk))
    for address in found:
        asked = [{"q": BEGINNING}]
        if "report" in address or "export" in address:
            asked += [{"export": ending} for ending in EXPORTS]
        for query in asked:
            response = admin_client.get(address, query)
            content = read(response)
            assert MARKER.encode() not in content, (address, query)
            open_to_her += response.status_code == 200
            met_public += PUBLIC.encode() in content
    # It would have been met: so many pages opened, and so many of them show a word that is public.
    assert len(found) > 200
    assert open_to_her > 100
    assert met_public > 10


def files():
    """Yield every file that the site keeps: uploads, their renditions, and printed pages."""
    for name in ("default", "prints"):
        for folder, _folders, names in os.walk(storages[name].location):
            yield from (Path(folder, one).read_bytes() for one in names)


def held():
    """Return everything that is kept in memory between requests."""
    return b"".join(
        repr(value).encode() for name in settings.CACHES for value in caches[name]._cache.values()
    )


def places(word):
    """Return where a word is kept: tables, files, and the cache."""
    found = {table for table, text in dump().items() if word in text}
    found |= {"files"} if any(word.encode() in content for content in files()) else set()
    return found | ({"cache"} if word.encode() in held() else set())


def read_everything(browser, world):
    """Let her and her partner look at all that shows her words, on paper too."""
    shown = 0
    for address in (
        world.unit.url,
        "/en/learn/",
        "/en/learn/assess/",
        "/en/learn/data.json",
        "/en/learn/data.html",
        "/en/learn/youthpass/goals/",
        "/en/learn/youthpass/text/",
        "/en/learn/youthpass/text.odt",
        "/en/learn/youthpass/text.pdf",
        f"{world.unit.url}booklet.pdf",
    ):
        response = browser.get(address)
        assert response.status_code == 200, address
        shown += MARKER.encode() in response.getvalue()
    assert MARKER in Client().get(browser.partner).text
    # All but the packed ones and the booklet.
    assert shown == 7


def test_her_words_stay_in_no_index_cache_or_file_and_erasing_leaves_no_number(browser, world):
    caches["default"].clear()
    key = Learner.objects.get().pk
    read_everything(browser, world)
    call_command("update_index", verbosity=0)
    assert places(PUBLIC) >= {"wagtailcore_page", INDEX[connection.vendor]}
    # What is kept of her words is sealed.
    assert places(MARKER) == set()
    assert any(str(key) in text or key.hex in text for text in dump().values())
    token = browser.cookies["csrftoken"].value if "csrftoken" in browser.cookies else ""
    assert browser.post("/en/learn/erase/", {"csrfmiddlewaretoken": token}).status_code == 200
    assert not Learner.objects.exists()
    for word in (MARKER, str(key), key.hex):
        assert places(word) == set(), word
    assert MARKER not in browser.get("/en/learn/").text
    assert Client().get(browser.partner).status_code == 404
