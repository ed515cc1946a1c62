"""A site in French and Ukrainian, with one activity translated and one that only has drafts: nothing mixes or leaks."""

from __future__ import annotations

import re

from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

import pytest

from activities.models import ActivityPage, Competence
from tests.activities.printing.reading import languages, page_texts, squeezed
from tests.toolkit_site.starter.catalogues import LETTERS, write_catalogue
from tests.toolkit_site.starter.sample import changed, english, write
from toolkit_site.starter.catalogues.originals import file_names
from toolkit_site.starter.loader import load
from toolkit_site.starter.reading.content import read_content


TITLES = {"fr": "Regarder deux fois", "uk": "Подивитися двічі"}
MARKS = {"fr": "Français", "uk": "Українською"}
UNTRANSLATED = "FL-92-look-away.po"


pytestmark = pytest.mark.usefixtures("search_index")


def words(language):
    def translate(text):
        if text == "Look twice":
            return TITLES[language]
        return f"{MARKS[language]} {text}" if LETTERS.search(text) else text

    return translate


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample in two languages, once for all tests that only look at it."""
    folder = write(tmp_path_factory.mktemp("content"))
    other = changed("code: FL-91", "code: FL-92").replace("slug: look-twice", "slug: look-away")
    write(folder, other.replace("title: Look twice", "title: Look away"), "FL-92-look-away.md")
    for language in TITLES:
        for name in file_names(read_content(folder)):
            if name != UNTRANSLATED:
                write_catalogue(folder, language, name, words(language))
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        load(read_content(folder))
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _site(site, db):
    cache.clear()


@pytest.fixture
def read(client):
    def get(address):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        return answer.content.decode()

    return get


@pytest.mark.parametrize("language", TITLES)
def test_an_activity_is_read_in_the_language(read, language):
    html = read(f"/{language}/activities/look-twice/")
    assert f'lang="{language}"' in html.split(">", 2)[1] + html[:200]
    assert TITLES[language] in html.split("<h1", 1)[1].split("</h1>", 1)[0]
    assert f"{MARKS[language]} Look once" in html
    assert f'alt="{MARKS[language]} A face."' in html
    competence = english(Competence).get(code="FL1")
    assert f"{MARKS[language]} {competence.title}" in html
    assert f"{MARKS[language]} {competence.framework.title}" in html
    # Cards of other activities follow, and say that they are in English.
    own = re.sub(r"<(a|link)\b[^>]*>", "", html.split("activity-card")[0])
    assert 'lang="en"' not in own


def test_siblings_are_named_for_search_engines_and_drafts_are_not(read):
    html = read("/fr/activities/look-twice/")
    links = dict(re.findall(r'hreflang="([\w-]+)" href="[^"]*?/([a-z]{2}/[^"]*)"', html))
    assert {code for code in links if code != "x-default"} == {"en", "fr", "uk"}
    assert links["uk"].startswith("uk/activities/look-twice/")


@pytest.mark.parametrize("language", TITLES)
def test_cards_and_facets_are_in_the_language(read, language):
    html = read(f"/{language}/activities/")
    assert TITLES[language] in html
    assert "Look away" in html, "what is not translated is offered in the original"
    assert f"{MARKS[language]} Film language" in html
    only = read(f"/{language}/activities/?language={language}")
    assert TITLES[language] in only
    assert "Look away" not in only
    assert TITLES[language] in read(f"/{language}/activities/?topic=editing")


def test_an_untranslated_activity_is_shown_in_the_original_and_says_so(read):
    html = read("/fr/activities/look-away/")
    assert "Look away" in html
    assert 'lang="en"' in html
    assert "Français Look once" not in html


@pytest.mark.parametrize("language", TITLES)
def test_sheets_are_printed_in_the_language(client, language):
    answer = client.get(f"/{language}/activities/look-twice/sheet.pdf?group=12&start=09:30")
    assert answer.status_code == 200
    text = "".join(page_texts(answer.content))
    assert squeezed(TITLES[language]) in text
    assert squeezed(f"{MARKS[language]} Look once") in text
    assert language in languages(answer.content)


@pytest.mark.parametrize(("language", "word"), [("fr", "Regarder"), ("uk", "подивитися")])
def test_searches_find_it_by_its_words(read, language, word):
    assert TITLES[language] in read(f"/{language}/activities/?q={word}")
    assert TITLES[language] in read(f"/{language}/search/?q={word}")


def test_drafts_of_other_languages_are_nowhere(read, client):
    assert ActivityPage.objects.filter(locale__language_code="it", live=False).count() == 2
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/fr/activities/look-twice/" in sitemap
    for path in ("/it/", "/fr/activities/look-away/", "/lt/", "/pl/"):
        assert path not in sitemap
    feed = read("/it/feed.xml")
    assert feed.count("<entry>") == 2
    assert "/it/activities/look-twice/" in feed or "/en/activities/look-twice/" in feed
    assert read("/it/activities/").count("Look twice") == read("/en/activities/").count(
        "Look twice"
    )
    found = read("/it/search/?q=look")
    assert found.count("Look away") == read("/en/search/?q=look").count("Look away")


def test_a_draft_cannot_be_opened_by_its_address(read):
    html = read("/it/activities/look-twice/")
    page = english(ActivityPage).get(code="FL-91")
    assert page.title in html
    alternates = re.findall(r'<link rel="alternate" hreflang="([\w-]+)"', html)
    assert "en" in alternates
    assert "it" not in alternates


@pytest.mark.parametrize("language", TITLES)
def test_the_front_page_names_the_newest_in_the_language(read, language):
    html = read(f"/{language}/")
    assert TITLES[language] in html
    assert f"{MARKS[language]} Film language" in html
