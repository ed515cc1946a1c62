"""The site search through its address: what it finds, what it keeps to itself, and what it survives."""

from __future__ import annotations

from wagtail.models import PageViewRestriction

import pytest

from tests.factories.activities import make_activity, make_locales


pytestmark = pytest.mark.django_db


def search(client, query, language="en", **parameters):
    response = client.get(f"/{language}/search/", {"q": query, **parameters})
    assert response.status_code == 200
    return response


def titles(response):
    return [result.title for result in response.context["results"]]


def test_a_page_is_found_with_what_a_reader_needs_to_choose(client):
    make_activity(title="Kuleshov effect", slug="kuleshov", taster="One face, three meanings.")
    response = search(client, "kuleshov")
    (result,) = response.context["results"]
    assert (result.title, result.url) == ("Kuleshov effect", "/en/activities/kuleshov/")
    assert (result.excerpt, result.language) == ("One face, three meanings.", "en")
    assert "Kuleshov effect" in response.text


def test_a_page_is_found_in_the_readers_language_and_else_in_english(client):
    both = make_activity(title="Kuleshov one", slug="one")
    make_activity(title="Kuleshov two", slug="two")
    translation = both.copy_for_translation(make_locales()["fr"], copy_parents=True)
    translation.title = "Effet Kuleshov"
    translation.save_revision().publish()
    response = search(client, "kuleshov", "fr")
    assert titles(response) == ["Effet Kuleshov", "Kuleshov two"]
    assert [result.url for result in response.context["results"]] == [
        "/fr/activities/one/",
        "/fr/activities/two/",
    ]
    assert [result.language for result in response.context["results"]] == ["fr", "en"]


def test_drafts_and_private_pages_are_not_found(client):
    make_activity(title="Canary draft", publish=False)
    for kind in ("login", "password"):
        PageViewRestriction.objects.create(
            page=make_activity(title=f"Canary {kind}"), restriction_type=kind, password="x"
        )
    response = search(client, "canary")
    assert titles(response) == []
    assert response.context["total"] == 0


def test_long_results_are_paged_and_odd_page_numbers_show_the_nearest(client):
    for number in range(23):
        make_activity(title=f"Montage {number}")
    first = search(client, "montage")
    assert (len(titles(first)), first.context["total"]) == (20, 23)
    assert first.context["previous_url"] == ""
    assert len(titles(client.get(f"/en/search/{first.context['next_url']}"))) == 3
    for odd in ("0", "-1", "x", "9" * 400, "99"):
        assert search(client, "montage", page=odd).context["total"] == 23


def test_few_queries_are_needed(client, django_assert_max_num_queries):
    for number in range(20):
        make_activity(title=f"Montage {number}")
    make_activity(title="Montage").copy_for_translation(
        make_locales()["fr"], copy_parents=True
    ).save_revision().publish()
    search(client, "warm up the caches", "fr")
    with django_assert_max_num_queries(10):
        assert search(client, "montage", "fr").context["total"] == 21


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "'",
        '"',
        "“ ” ‘ ’ « »",
        "a AND OR NOT NEAR(",
        "title:*",
        "%' OR 1=1 --",
        "\0",
        "<b>bold</b>",
        "🐈" * 50,
        "word " * 2_000,
        "x" * 10_000,
        "монтаж",
        "\u202e\u200b",
    ],
)
def test_no_query_breaks_it(client, query):
    make_activity()
    assert "<b>bold" not in search(client, query).text
