"""The feed: what is new, in the language of its address, and nothing that is not public."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from wagtail.models import PageViewRestriction

import pytest

from tests.factories.activities import make_activity, make_locales
from toolkit_site.feeds import LENGTH


pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(client, language="en"):
    response = client.get(f"/{language}/feed.xml")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(response.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    return [
        (entry.findtext("a:title", namespaces=ATOM), entry.find("a:link", ATOM).get("href"))
        for entry in feed.findall("a:entry", ATOM)
    ]


def translated(page, code, title):
    translation = page.copy_for_translation(make_locales()[code], copy_parents=True)
    translation.title = title
    translation.save_revision().publish()
    return translation


def test_the_newest_activity_comes_first(client):
    make_activity(title="Older", code="FL-91", slug="older")
    make_activity(title="Newer", code="FL-92", slug="newer")
    assert entries(client) == [
        ("FL-92 Newer", "http://testserver/en/activities/newer/"),
        ("FL-91 Older", "http://testserver/en/activities/older/"),
    ]


def test_each_activity_comes_once_in_the_readers_language_or_else_in_english(client):
    both = make_activity(title="Both", code="FL-91", slug="both")
    make_activity(title="English only", code="FL-92", slug="english-only")
    translated(both, "fr", "Les deux")
    assert sorted(entries(client, "fr")) == [
        ("FL-91 Les deux", "http://testserver/fr/activities/both/"),
        ("FL-92 English only", "http://testserver/fr/activities/english-only/"),
    ]


def test_drafts_and_private_pages_stay_out(client):
    make_activity(title="Draft", publish=False)
    private = make_activity(title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert entries(client) == []


def test_it_is_one_page_long_and_needs_few_queries(client, django_assert_max_num_queries):
    for _number in range(LENGTH + 1):
        make_activity()
    with django_assert_max_num_queries(8):
        assert len(entries(client)) == LENGTH


@pytest.mark.parametrize("language", ["en", "fr", "it", "lt", "pl", "uk", "ro", "hu", "pt"])
def test_every_language_has_a_feed_even_when_nothing_is_published(client, language):
    assert entries(client, language) == []
