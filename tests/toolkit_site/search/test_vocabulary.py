"""One typing mistake is forgiven, two never are."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS

import pytest

from toolkit_site.search.backends.vocabulary import (
    MAX_CORRECTIONS,
    corrections,
    is_one_mistake_away,
    remember,
)


@pytest.fixture
def meant(db):
    remember(
        {"kuleshov", "effect", "evaluation", "film", "from", "map", "кулешова", "монтаж", "2024"},
        DEFAULT_DB_ALIAS,
    )
    return lambda word: {text.text for text in corrections(word, DEFAULT_DB_ALIAS)}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("form", "from", True),  # swapped
        ("form", "fork", True),  # replaced
        ("form", "forms", True),  # added
        ("form", "orm", True),  # left out
        ("ab", "ba", True),
        ("", "a", True),
        ("form", "form", False),
        ("form", "rofm", False),
        ("form", "forest", False),
        ("abcd", "badc", False),
        ("abc", "bca", False),  # a letter moved by two places
        ("", "ab", False),
    ],
)
def test_a_mistake_is_a_letter_replaced_added_left_out_or_swapped(left, right, expected):
    assert is_one_mistake_away(left, right) is expected
    assert is_one_mistake_away(right, left) is expected


@pytest.mark.parametrize("place", range(8))
def test_a_mistake_is_found_wherever_it_is(meant, place):
    word = "kuleshov"
    assert word in meant(word[:place] + "x" + word[place + 1 :])
    assert word in meant(word[:place] + "x" + word[place:])
    assert word in meant(word[:place] + word[place + 1 :])
    if place < 7:
        assert word in meant(word[:place] + word[place + 1] + word[place] + word[place + 2 :])


@pytest.mark.parametrize(
    "word", ["kulexhof", "xuleshof", "ukelshov", "kulshof", "effkct5", "fiml9"]
)
def test_two_mistakes_are_never_forgiven(meant, word):
    assert meant(word) == set()


@pytest.mark.parametrize("word", ["mpa", "mab", "2023", "202", "f", ""])
def test_short_words_and_numbers_are_meant_as_typed(meant, word):
    assert meant(word) == set()


def test_a_short_correction_is_a_whole_word_and_a_long_one_may_be_a_beginning(meant, db):
    assert {(word.text, word.beginning) for word in corrections("fimm", DEFAULT_DB_ALIAS)} == {
        ("film", False)
    }
    assert "кулешов" in meant("кулешоф")


def test_the_likeliest_come_first_and_there_are_not_too_many(db):
    letters = "abcdefghijklmnopqrstuvwxyz"
    remember({f"{a}ord" for a in letters} | {f"wor{a}" for a in letters}, DEFAULT_DB_ALIAS)
    found = corrections("word", DEFAULT_DB_ALIAS)
    assert len(found) == MAX_CORRECTIONS
    assert found[0].text.startswith("wor")


def test_a_word_is_remembered_once(db, django_assert_num_queries):
    remember({"alpha", "beta"}, DEFAULT_DB_ALIAS)
    with django_assert_num_queries(1):
        remember({"alpha", "beta"}, DEFAULT_DB_ALIAS)
