"""A page that goes out with parts in the source language marks all of them for everybody, and nothing else."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.segments import current_segments
from toolkit_site.translation.policies.models import LocalePolicy, NewParts
from toolkit_site.translation.publishing.delivery import deliver_after_sync


MARK = "in-source-language"
LISTED = ("title", "taster")
SIGNS = "\ufdd0\ufdd1\ufdd2"


@pytest.fixture
def foreign(activity, live):
    """A live page on which nothing but the title and the taster is translated: lists show these two."""
    LocalePolicy.objects.create(locale=live.target_locale, new_parts=NewParts.PUBLISH)
    live.target_locale.string_translations.exclude(context__path__in=LISTED).delete()
    assert deliver_after_sync(live).published
    return live


@pytest.fixture
def soup(foreign, read) -> BeautifulSoup:
    return BeautifulSoup(read(), "html.parser")


def source_words(translation) -> set[str]:
    """The texts that a reader sees in the source language, line by line."""
    texts = [
        visible_text(one.html)
        for one in current_segments(translation.source)
        if one.path not in (*LISTED, "room_plan_alt")
    ]
    return {line.strip() for text in texts for line in text.split("\n") if line.strip()}


def test_every_word_in_the_source_language_is_marked(foreign, soup):
    shown = set()
    for node in soup.body.find_all(string=True):
        words = source_words(foreign)
        found = {text for text in words if text in node} if node.parent.name != "script" else set()
        if found:
            span = node.find_parent("span", class_=MARK)
            assert span is not None, node
            assert span["lang"] == "en"
            shown |= found
    # What stands inside tags of its own is compared piece by piece.
    assert len(shown) > 35


def test_nothing_else_is_marked(foreign, soup):
    words = source_words(foreign)
    marked = {span.get_text().strip() for span in soup.find_all("span", class_=MARK)}
    assert marked <= words
    assert soup.h1.find("span", class_=MARK) is None
    assert "uk Film & sound" in soup.h1.get_text()


def test_each_mark_is_labelled_where_everybody_sees_it(soup):
    spans = soup.find_all("span", class_=MARK)
    assert spans
    for span in spans:
        label = span.find_previous_sibling("span")
        assert label["class"] == [f"{MARK}__label"]
        assert "Англійська" in label.get_text()


def test_no_mark_gets_into_attributes_titles_and_scripts(read, foreign):
    html = read()
    assert not set(html) & set(SIGNS)
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            text = " ".join(value) if isinstance(value, list) else value
            assert "<" not in text, (element.name, name)
            assert MARK not in text or name == "class"
    assert soup.title.find("span") is None
    assert MARK not in soup.title.get_text()
    for script in soup.find_all("script", type="application/ld+json"):
        assert (
            json.loads(script.string)["description"]
            == "uk Teams film one gesture from five distances."
        )


def test_the_words_in_lists_and_in_the_database_have_no_signs(client, foreign):
    page = foreign.get_target_instance()
    assert page.taster == "uk Teams film one gesture from five distances."
    html = client.get("/uk/activities/").content.decode()
    assert not set(html) & set(SIGNS)
    assert "&lt;span" not in html


def test_another_version_of_the_page_is_not_marked_by_mistake(foreign, read):
    page = foreign.get_target_instance()
    foreign.enabled = False
    foreign.save()
    page.taster = "Слова людини."
    page.save_revision().publish()
    soup = BeautifulSoup(read(), "html.parser")
    taster = soup.find("p", class_="activity-head__taster")
    assert taster.get_text() == "Слова людини."
    assert taster.find("span") is None


def test_rich_text_keeps_links_and_formatting_inside_its_mark(activity, foreign, read):
    soup = BeautifulSoup(read(), "html.parser")
    span = soup.find("b", string="emotion").find_parent("span", class_=MARK)
    assert span["lang"] == "en"
    stored = foreign.get_target_instance().background
    assert f'<p><span class="{MARK}" lang="en">' in stored or (
        f'<p><span lang="en" class="{MARK}">' in stored
    )
