"""Nothing that anybody types can make search fail."""

from __future__ import annotations

import random

from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import Phrase
from wagtail.search.utils import parse_query_string

import pytest

from tests.search_app.models import SearchPage


NO_WORDS = [
    "",
    " ",
    "\t\n",
    "?!",
    '"',
    "'",
    '""""',
    "()",
    "*",
    "-",
    "…",
    "\x00",
    "🎬🎞",
    "\u200b",
    "_",
]
HOSTILE = [
    *NO_WORDS,
    'alpha" OR "1"="1',
    "alpha' OR 1=1 --",
    "'; DROP TABLE wagtailcore_page; --",
    "alpha*",
    "^alpha",
    "alpha NEAR(beta, 2)",
    "NEAR(",
    "{title} : alpha",
    "a : b",
    "alpha AND",
    "OR",
    "NOT alpha",
    "alpha & !beta | (gamma <-> delta):*A",
    "alpha:*",
    "\\",
    "alpha\\",
    "%s %(x)s {} {0} ${x}",
    "(a+)+$",
    "[[:alpha:]]",
    "a\x00lpha",
    "\ud800alpha\udfff",
    "ﷺ" * 200,
    "e" + "\u0301" * 500,
    "\u202ealpha",
    "İıßŉǰΐ",
    "१२३ かな カナ 漢字 한글 עברית العربية",
    "𝐚𝐥𝐩𝐡𝐚 ａｌｐｈａ ²½",
    "a" * 10_000,
    "a" * 100_000,
    "alpha " * 20_000,
    '"' * 100_000,
    "' \" " * 25_000,
    " ".join(f"word{n}" for n in range(20_000)),
]


@pytest.fixture
def page(add_page):
    return add_page("Alpha beta", body="<p>gamma delta</p>")


def ask_everything(query):
    """Ask in all the ways that views and the admin ask."""
    for results in (
        SearchPage.objects.live().search(query),
        Page.objects.all().search(query, operator="or"),
    ):
        results.count()
        list(results[:20])
        list(results.annotate_score("score")[5:10])
    SearchPage.objects.all().search(query).facet("minutes")
    list(SearchPage.objects.all().autocomplete(query)[:20])
    list(SearchPage.objects.all().search(query, fields=["title"]))
    list(SearchPage.objects.all().search(Phrase(query)))


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: repr(query[:20]))
def test_a_hostile_query_is_a_query_like_any_other(page, query):
    ask_everything(query)
    list(SearchPage.objects.all().search(parse_query_string(query)[1]))


@pytest.mark.parametrize("query", NO_WORDS, ids=repr)
def test_a_query_without_words_finds_nothing(page, query):
    results = SearchPage.objects.all().search(query)
    assert results.count() == 0
    assert list(results) == []
    assert list(results[:10]) == []
    assert results.facet("minutes") == {}


@pytest.mark.parametrize(
    "query", ["a\u00adlpha", "𝐚𝐥𝐩𝐡𝐚", "ａｌｐｈａ*", 'alpha" AND (', "al\u200dpha:*A"]
)
def test_the_words_in_an_odd_query_are_found(page, titles, query):
    assert titles(query, operator="or") == ["Alpha beta"]


def test_random_queries_of_operators_and_words_raise_nothing(page):
    pieces = [
        *("alpha", "beta", "Ґ", "AND", "OR", "NOT", "NEAR", " ", "  ", "\x00", "\ud800", "🎬", "é"),
        *"\"'()*:^{}[]+-&|!<>\\%$#@;,._~`’/?=",
    ]
    chance = random.Random(8)
    for _ in range(200):
        query = "".join(chance.choices(pieces, k=chance.randint(1, 30)))
        list(SearchPage.objects.all().search(query)[:5])
        list(SearchPage.objects.all().autocomplete(query)[:5])


@pytest.mark.parametrize(
    "text", ["x" * 300_000, "слово " * 60_000, "\ud800 \x00 alpha", "ﷺ " * 5_000]
)
def test_any_text_can_be_indexed(db, text):
    page = SearchPage(pk=1, title="Odd", body=text)
    get_search_backend().add_bulk(SearchPage, [page])
    assert IndexEntry.objects.filter(object_id="1", content_type__model="searchpage").exists()


def test_a_text_with_more_different_words_than_the_index_can_hold_can_be_indexed(add_page, titles):
    body = " ".join(f"слово{number}{number:x}продовження" for number in range(60_000))
    add_page("Long", body=body)
    assert titles("long") == ["Long"]
    assert titles("слово0") == ["Long"]
