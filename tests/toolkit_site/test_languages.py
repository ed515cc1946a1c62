"""Every public address answers in each of the nine languages, translated or not, and says which language it is in."""

from __future__ import annotations

import re

import pytest

from tests.factories.activities import make_activity
from toolkit_site.settings.languages import LANGUAGES


pytestmark = pytest.mark.django_db
CODES = [code for code, _name in LANGUAGES]


@pytest.fixture
def _one_english_activity():
    make_activity(title="Kuleshov effect", slug="kuleshov")


@pytest.mark.usefixtures("search_index", "_one_english_activity")
@pytest.mark.parametrize(
    "path", ["", "activities/", "activities/kuleshov/", "search/?q=kuleshov", "nothing/"]
)
@pytest.mark.parametrize("code", CODES)
def test_every_page_speaks_the_readers_language_around_words_that_may_not(client, code, path):
    response = client.get(f"/{code}/{path}")
    assert response.status_code == (404 if path == "nothing/" else 200)
    assert re.search(rf'<html[^>]* lang="{code}"', response.text)
    for other in CODES:
        assert f'href="/{other}/{path.partition("?")[0]}' in response.text, "the language menu"


@pytest.mark.usefixtures("_one_english_activity")
@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_words_that_are_not_translated_yet_say_in_which_language_they_are(client, code):
    page = client.get(f"/{code}/activities/kuleshov/").text
    assert re.search(r'<(\w+)[^>]* lang="en"[^>]*>', page.split("<main", 1)[1])
    assert "Kuleshov effect" in page


@pytest.mark.parametrize("path", ["xx/", "xx/activities/", "EN/", "pt-br/"])
def test_a_language_that_we_do_not_have_is_not_found(client, path):
    make_activity()
    assert client.get(f"/{path}", follow=True).status_code == 404


def test_what_the_admin_does_not_find_is_not_looked_for_on_the_public_site(admin_client):
    response = admin_client.get("/admin/pages/99999/edit/")
    assert response.status_code == 404
    assert "Location" not in response


def test_an_address_without_a_language_leads_to_the_readers(client):
    response = client.get("/activities/", headers={"accept-language": "uk"})
    assert response["Location"] == "/uk/activities/"
