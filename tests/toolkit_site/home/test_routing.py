"""Pages are found by their whole address, with the same rules as on Wagtail's walk down the tree."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest

from tests.factories.activities import make_activity
from tests.factories.modules import make_module, make_unit
from tests.modules.pages.material import translate
from toolkit_site.home import routing


pytestmark = pytest.mark.django_db


def walked(client, monkeypatch, address):
    """What Wagtail's own walk gives."""
    with monkeypatch.context() as patched:
        patched.setattr(routing, "find_page", lambda *_arguments: None)
        return client.get(address)


def same(client, monkeypatch, address):
    quick, slow = client.get(address), walked(client, monkeypatch, address)
    assert quick.status_code == slow.status_code
    pages = [(answer.context or {}).get("page") for answer in (quick, slow)]
    assert pages[0] == pages[1]
    return quick


@pytest.fixture
def pages(library):
    module = make_module(title="Shots", slug="shots")
    unit = make_unit(module, title="Frames", slug="frames")
    return module, unit, make_activity(slug="one-gesture")


ADDRESSES = [
    "/en/",
    "/pl/",
    "/en/modules/",
    "/pl/modules/",
    "/en/modules/shots/",
    "/pl/modules/shots/frames/",
    "/en/modules/shots/frames/",
    "/pl/activities/one-gesture/",
    "/en/activities/one-gesture/",
    "/en/modules/none/",
    "/pl/modules/shots/none/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_finds_what_the_walk_finds(client, pages, monkeypatch, address):
    same(client, monkeypatch, address)
    for page in pages:
        translate(page, "pl", title="Po polsku")
    same(client, monkeypatch, address)


@pytest.mark.parametrize("which", [1, 2])
def test_a_private_translation_gives_way_to_its_original(client, pages, monkeypatch, which):
    page = pages[which]
    copy = translate(page, "pl", title="Po polsku")
    address = page.url.replace("/en/", "/pl/", 1)
    assert same(client, monkeypatch, address).context["page"] == copy
    PageViewRestriction.objects.create(page=copy, restriction_type="login")
    assert same(client, monkeypatch, address).context["page"] == page
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert same(client, monkeypatch, address).status_code == 302


@pytest.mark.parametrize("which", [1, 2])
def test_a_draft_is_not_found(client, pages, monkeypatch, which):
    page = pages[which]
    copy = translate(page, "pl", title="Po polsku", publish=False)
    address = page.url.replace("/en/", "/pl/", 1)
    assert same(client, monkeypatch, address).context["page"] == page
    page.unpublish()
    assert same(client, monkeypatch, address).status_code == 404
    copy.save_revision().publish()
    assert same(client, monkeypatch, address).context["page"] == copy


def test_an_alias_and_a_renamed_page_are_found(client, pages, monkeypatch):
    module, unit, _activity = pages
    unit.create_alias(parent=make_module(slug="other"), update_slug="again")
    same(client, monkeypatch, "/en/modules/other/again/")
    module.slug = "pictures"
    module.save_revision().publish()
    assert same(client, monkeypatch, "/en/modules/pictures/frames/").status_code == 200
    assert same(client, monkeypatch, "/en/modules/shots/frames/").status_code == 404


def test_a_page_with_routes_of_its_own_is_left_to_the_walk(client, pages, monkeypatch):
    asked = []
    page_type = type(pages[2])

    def route(self, request, components):
        asked.append(components)
        return super(page_type, self).route(request, components)

    monkeypatch.setattr(page_type, "route", route, raising=False)
    assert client.get("/en/activities/one-gesture/").status_code == 200
    assert asked == [[]]


@pytest.mark.parametrize("language", ["en", "pl"])
def test_it_costs_less_than_the_walk(client, pages, monkeypatch, language):
    address = f"/{language}/modules/shots/frames/"
    walked(client, monkeypatch, address)
    with CaptureQueriesContext(connection) as slow:
        walked(client, monkeypatch, address)
    with CaptureQueriesContext(connection) as quick:
        client.get(address)
    assert len(quick) <= len(slow) - 7


@pytest.mark.parametrize("levels", [1, 2])
def test_an_alias_is_as_private_as_what_it_follows(client, pages, levels):
    module, unit, _activity = pages
    alias = unit
    for level in range(levels):
        alias = alias.create_alias(parent=make_module(), update_slug=f"again-{level}")
    assert client.get(alias.get_url()).status_code == 200
    restriction = PageViewRestriction.objects.create(page=module, restriction_type="login")
    assert client.get(unit.url).status_code == 302
    assert client.get(alias.get_url()).status_code == 200
    restriction.delete()
    PageViewRestriction.objects.create(page=unit, restriction_type="login")
    assert client.get(alias.get_url()).status_code == 302
