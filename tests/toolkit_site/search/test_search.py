"""Searching pages through Wagtail's own interface, the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from wagtail.models import Page
from wagtail.search.query import Boost, Fuzzy, Phrase, PlainText

import pytest

from tests.search_app.models import Keyword, SearchPage


@pytest.mark.parametrize(
    ("title", "queries"),
    [
        ("The Kuleshov effect", ["kules", "KULESHOV", "eff kul", "the effect", "kuléshov"]),
        ("L’évaluation à l'œil", ["evaluation", "l'évaluation", "oeil", "ŒIL", "EVAL"]),
        ("Perché il montaggio è città", ["perche", "citta", "CITTÀ"]),
        ("Žiūrėk, ąžuolai šlama", ["ziurek", "ŽIŪRĖK", "azuolai slama"]),
        ("Montaż równoległy w Łodzi", ["montaz rownolegly", "ŁODZI", "lodzi w"]),
        ("Ефект Кулешова", ["ефект", "КУЛЕШОВ", "кулеш"]),
        (
            "Їжак, ґанок, Єва й м'ята",
            ["їжак", "іжак", "ГАНОК", "ґанок", "єва", "м’ята", "мʼята", "мята"],
        ),
        ("Йти вулицею", ["йти", "ити", "ЙТ"]),
        ("Știința şi țara", ["stiinta", "știința", "ŞTIINŢA", "tara"]),
        ("Árvíztűrő tükörfúrógép", ["arvizturo", "tükör", "TUKORFUROGEP"]),
        ("Ação e coração", ["acao", "CORAÇÃO", "coracao"]),
        ("FL-07: 24 people, 90 minutes", ["fl-07", "fl 07", "24", "90 min"]),
    ],
)
def test_words_are_found_by_their_beginnings_without_case_and_accents(
    add_page, titles, title, queries
):
    add_page("Something else", body="other words altogether")
    add_page(title)
    for query in queries:
        assert titles(query) == [title], query


def test_a_single_letter_is_not_a_beginning(add_page, titles):
    add_page("Montage")
    assert titles("m") == []


def test_transliteration_is_not_expected(add_page, titles):
    add_page("Монтаж")
    assert titles("montazh") == []


def test_all_words_are_needed_unless_one_is_enough(add_page, titles):
    add_page("Alpha beta")
    add_page("Alpha gamma")
    assert titles("alpha beta") == ["Alpha beta"]
    assert titles("alpha beta", operator="or") == ["Alpha beta", "Alpha gamma"]


def test_a_whole_word_comes_before_longer_words_that_begin_with_it(add_page, titles):
    add_page("Map of a town")
    add_page("Mapping the town")
    add_page("Unrelated", body="filler")
    add_page("Also unrelated", body="filler")
    assert titles("map") == ["Map of a town", "Mapping the town"]


@pytest.mark.parametrize("padding", [0, 400])
def test_the_four_weights_decide_the_order(add_page, titles, padding):
    filler = " ".join(f"filler{n}" for n in range(padding))
    add_page("Body", body=f"<p>{'montage ' * 9}</p>")
    add_page("Summary", summary="about montage", body=filler)
    add_page("Objectives", objectives="understand montage", body=filler * 2)
    add_page("Montage", body=filler * 3)
    for number in range(10):
        add_page(f"Unrelated {number}", body="nothing of the kind")
    assert titles("montage") == ["Montage", "Objectives", "Summary", "Body"]


def test_words_of_related_objects_and_of_rich_text_are_found(add_page, titles):
    page = add_page("One", body="<p>with <b>bo</b>ld<a href='hidden'>link</a></p>")
    page.keywords.add(Keyword(word="suspense"))
    page.save_revision().publish()
    assert titles("suspense") == ["One"]
    assert titles("bold") == ["One"]
    assert titles("hidden") == []


def test_a_phrase_needs_its_words_in_order(add_page, titles):
    add_page("The Rust Programming Language")
    add_page("Programming Rust")
    assert titles(Phrase("rust programming")) == ["The Rust Programming Language"]
    assert titles(PlainText("rust") & ~PlainText("lang")) == ["Programming Rust"]
    assert titles(PlainText("rust") & ~Phrase("programming rust")) == [
        "The Rust Programming Language"
    ]


def test_a_boosted_part_of_the_query_comes_first(add_page, titles):
    add_page("Alpha")
    add_page("Beta")
    assert titles(PlainText("alpha") | Boost(PlainText("beta"), 5)) == ["Beta", "Alpha"]
    assert titles(Boost(PlainText("alpha"), 5) | PlainText("beta")) == ["Alpha", "Beta"]


def test_a_search_can_be_limited_to_fields(add_page, titles):
    add_page("Alpha", summary="beta")
    assert titles("alpha", fields=["title"]) == ["Alpha"]
    assert titles("beta", fields=["title"]) == []
    assert titles("beta", fields=["title", "summary"]) == ["Alpha"]


def test_a_search_keeps_to_the_model_and_to_the_filters(add_page, titles):
    add_page("Alpha", minutes=10)
    hidden = add_page("Alpha hidden", minutes=20)
    hidden.unpublish()
    assert [page.title for page in SearchPage.objects.live().search("alpha")] == ["Alpha"]
    assert [page.title for page in SearchPage.objects.filter(minutes=20).search("alpha")] == [
        "Alpha hidden"
    ]
    assert {page.title for page in Page.objects.all().search("alpha")} == {"Alpha", "Alpha hidden"}


def test_results_can_be_in_another_order_than_by_relevance(add_page, titles):
    add_page("Alpha alpha", minutes=30)
    add_page("Beta", body="alpha", minutes=10)
    assert titles("alpha", order_by="minutes") == ["Beta", "Alpha alpha"]
    assert titles("alpha", order_by="-minutes") == ["Alpha alpha", "Beta"]


def test_auto_completion_completes_only_what_is_to_be_completed(add_page):
    page = add_page("Kuleshov", body="montage")
    page.keywords.add(Keyword(word="Évaluation"))
    page.save_revision().publish()

    def completed(query):
        return [page.title for page in SearchPage.objects.all().autocomplete(query)]

    assert completed("k") == completed("kul eva") == ["Kuleshov"]
    assert completed("montage") == completed("kuleshof") == []


@pytest.mark.parametrize(
    "query",
    ["kuleshof", "kulehsov", "kulshov", "kuuleshov", "kuleshof efect", "effekt", Fuzzy("kuleshof")],
)
def test_a_typing_mistake_is_forgiven(add_page, titles, query):
    add_page("Kuleshov effect")
    add_page("Montage")
    assert titles(query) == ["Kuleshov effect"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Кулешов", "кулешоф"),
        ("Ефект Кулешова", "кулешоф"),
        ("An evaluation", "evalutation"),
        ("Évaluation", "évalaution"),
        ("Równoległy", "rownolegyl"),
    ],
)
def test_a_typing_mistake_is_forgiven_in_every_language(add_page, titles, title, query):
    add_page(title)
    assert titles(query) == [title]


def test_nothing_is_forgiven_when_something_is_found(add_page, titles):
    add_page("Form")
    add_page("From")
    assert titles("form") == ["Form"]


def test_what_filters_hide_does_not_count_as_found(add_page):
    add_page("Form", minutes=10)
    add_page("From", minutes=20)
    found = SearchPage.objects.filter(minutes=20).search("form")
    assert [page.title for page in found] == ["From"]


def test_a_phrase_and_a_missing_word_are_meant_as_typed(add_page, titles):
    add_page("Kuleshov effect")
    assert titles(Phrase("kuleshof effect")) == []
    assert titles(PlainText("kuleshov") & ~PlainText("efect")) == ["Kuleshov effect"]


@pytest.mark.parametrize("query", ["kuleshov", "kuleshof"])
class TestBothPasses:
    """Everything that can be asked of results, with and without a typing mistake."""

    @pytest.fixture
    def results(self, add_page, query):
        for minutes in (10, 10, 20):
            add_page(f"Kuleshov {minutes}", minutes=minutes)
        add_page("Montage")
        return SearchPage.objects.all().search(query)

    def test_they_are_counted(self, results):
        assert results.count() == 3
        assert len(results) == 3

    def test_they_are_sliced(self, results):
        whole = [page.pk for page in results]
        assert [page.pk for page in results[:2]] == whole[:2]
        assert [page.pk for page in results[1:3]] == whole[1:]
        assert results[2].pk == whole[2]
        assert list(results[3:]) == []
        assert results[1:].count() == 2

    def test_pages_taken_one_by_one_are_all_of_them(self, add_page, query, results):
        taken = {SearchPage.objects.all().search(query)[n : n + 1][0].pk for n in range(3)}
        assert taken == {page.pk for page in results}

    def test_they_have_facets(self, results):
        assert dict(results.facet("minutes")) == {10: 2, 20: 1}

    def test_they_have_scores_of_which_the_higher_is_the_better(self, results):
        scores = [page.score for page in results.annotate_score("score")[:10]]
        assert all(isinstance(score, float) and score > 0 for score in scores)
        assert scores == sorted(scores, reverse=True)


def test_an_empty_page_of_results_is_no_reason_to_forgive(add_page):
    add_page("Form")
    add_page("From")
    assert list(SearchPage.objects.all().search("form")[5:10]) == []
    assert SearchPage.objects.all().search("form")[:0].count() == 0


def test_results_without_mistake_take_one_query(add_page, django_assert_num_queries):
    add_page("Kuleshov")
    with django_assert_num_queries(1):
        assert len(SearchPage.objects.all().search("kuleshov")[:20]) == 1
