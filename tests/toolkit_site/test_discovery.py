"""What search engines are told."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from wagtail.models import PageViewRestriction

import pytest

from tests.factories.activities import make_activity, make_locales
from toolkit_site.discovery import TranslatedPagesSitemap


pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(client, address="/sitemap.xml"):
    response = client.get(address)
    assert response.status_code == 200
    return {
        url.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in ET.fromstring(response.content).findall("s:url", NAMES)
    }


def test_every_translation_is_listed_with_its_siblings(client):
    page = make_activity(slug="kuleshov")
    translation = page.copy_for_translation(make_locales()["uk"], copy_parents=True)
    translation.save_revision().publish()
    english, ukrainian = (f"http://testserver/{code}/activities/kuleshov/" for code in ("en", "uk"))
    siblings = {"en": english, "uk": ukrainian, "x-default": english}
    listed = sitemap(client)
    assert listed[english] == siblings
    assert listed[ukrainian] == siblings


def test_home_and_library_are_listed(client):
    make_activity()
    assert {"http://testserver/en/", "http://testserver/en/activities/"} < set(sitemap(client))


def test_drafts_private_pages_and_what_lies_below_them_stay_out(client):
    make_activity(slug="draft", publish=False)
    private = make_activity(slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    waiting = make_activity(slug="waiting").copy_for_translation(
        make_locales()["fr"], copy_parents=True, alias=True
    )
    assert waiting.live is False or waiting.alias_of
    addresses = " ".join(sitemap(client))
    assert "draft" not in addresses
    assert "private" not in addresses
    assert "/fr/activities/waiting/" not in addresses


def test_more_addresses_than_one_file_may_hold_become_a_list_of_files(client, monkeypatch):
    make_activity()
    everything = sitemap(client)
    monkeypatch.setattr(TranslatedPagesSitemap, "limit", 2)
    parts = [
        part.text
        for part in ET.fromstring(client.get("/sitemap.xml").content).iterfind(
            "s:sitemap/s:loc", NAMES
        )
    ]
    assert len(parts) == 2
    found = {}
    for part in parts:
        found |= sitemap(client, part)
    assert found == everything


def test_the_number_of_queries_does_not_grow_with_the_pages(client, django_assert_max_num_queries):
    for _number in range(12):
        make_activity()
    with django_assert_max_num_queries(8):
        assert len(sitemap(client)) == 14


def test_robots_are_kept_out_of_the_admin_and_pointed_to_the_sitemap(client):
    lines = client.get("/robots.txt").text.splitlines()
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_browsers_that_ask_for_an_icon_unasked_find_ours(client):
    assert client.get("/favicon.ico")["Location"].endswith("favicon.svg")
