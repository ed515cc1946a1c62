"""The public page that asks for help shows the percentages of what everybody can read, and of nothing else."""

from __future__ import annotations

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from tests.factories.activities import make_activity
from tests.toolkit_site.translation.matrix.test_matrix import make_progress


pytestmark = pytest.mark.django_db

HALF = {"words": 100, "words_approved": 50}


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()
    yield
    cache.clear()


def rows(client, language="en"):
    with translation.override(language):
        response = client.get(reverse("help_translate"))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        tr.th["lang"]: [td.get_text(" ", strip=True) for td in tr.select("td")]
        for tr in soup.select("tbody tr")
    }


def test_it_shows_each_language_with_percent_and_words_left(client, library):
    make_progress(make_activity(), fr=HALF, uk={"words": 100, "words_approved": 100})
    assert rows(client) == {"fr": ["50 %", "50"], "uk": ["100 %", "0"]}


def test_drafts_and_private_pages_count_nowhere(client, library):
    make_progress(make_activity(publish=False), fr=HALF)
    private = make_activity()
    make_progress(private, fr=HALF)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert rows(client) == {}


def test_it_is_cached_for_everybody(client, library):
    make_progress(make_activity(), fr=HALF)
    first = client.get(reverse("help_translate"))
    assert "public" in first["Cache-Control"]
    make_progress(make_activity(), fr=HALF)
    with CaptureQueriesContext(connection) as queries:
        assert rows(client) == {"fr": ["50 %", "50"]}
    assert not [query for query in queries if "progress" in query["sql"]]


def test_it_speaks_the_readers_language_and_the_footer_leads_to_it(client, library):
    with translation.override("fr"):
        address = reverse("help_translate")
    assert address == "/fr/help-translate/"
    home = client.get("/fr/").content.decode()
    assert f'href="{address}"' in home
