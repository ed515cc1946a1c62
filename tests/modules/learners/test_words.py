"""The lists that codes are drawn from: long enough to be safe, and kind to those who copy them by hand."""

from __future__ import annotations

import math
import unicodedata

from django.conf import settings

import pytest
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from modules.learners import codes, words


LANGUAGES = [code for code, _name in settings.LANGUAGES]
# How many words of a list may be one slip of the pen away from another one.
MOST_CLOSE = 0.08

every_list = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(autouse=True)
def word_lists():
    """The lists that learners get, in place of the short ones of the tests next door."""
    words.lists.cache_clear()
    words.known.cache_clear()


def raw(language):
    return (words.FOLDER / f"{language}.txt").read_text(encoding="utf-8")


def plain_words(language):
    return [words.plain(word) for word in words.lists()[language]]


def has_close_neighbour(word, others):
    """A list holds the word itself, so the second find is a neighbour."""
    found = process.extract(word, others, scorer=Levenshtein.distance, score_cutoff=1, limit=2)
    return len(found) > 1


def scripts(text):
    return {unicodedata.name(letter).split()[0] for letter in text}


def test_every_language_of_the_site_has_its_own_list():
    assert sorted(words.lists()) == sorted(LANGUAGES)


@every_list
def test_a_file_holds_one_composed_lower_case_word_a_line_and_nothing_else(language):
    text = raw(language)
    lines = text.split("\n")
    assert lines.pop() == ""
    assert text == unicodedata.normalize("NFC", text).lower()
    assert [line for line in lines if not line.isalpha()] == []


@every_list
def test_words_are_sorted(language):
    listed = list(words.lists()[language])
    assert listed == sorted(listed)


@every_list
def test_a_list_has_at_least_1024_words_that_stay_different_without_accents(language):
    folded = plain_words(language)
    assert len(set(folded)) == len(folded)
    assert len(folded) >= 1024


@every_list
def test_four_words_are_worth_at_least_forty_bits(language):
    bits = codes.LENGTH * math.log2(len(set(plain_words(language))))
    assert bits >= max(40, codes.LEAST_BITS)


@every_list
def test_words_have_three_to_eight_letters(language):
    assert [word for word in words.lists()[language] if not 3 <= len(word) <= 8] == []


@every_list
def test_a_list_keeps_to_one_script(language):
    script = "CYRILLIC" if language == "uk" else "LATIN"
    assert [word for word in words.lists()[language] if scripts(word) != {script}] == []


@every_list
def test_few_words_are_one_letter_away_from_another(language):
    folded = plain_words(language)
    close = [word for word in folded if has_close_neighbour(word, folded)]
    assert len(close) / len(folded) <= MOST_CLOSE, close


@every_list
def test_a_word_that_is_typed_as_it_stands_is_read_as_one_known_word(language):
    listed = list(words.lists()[language])
    assert words.split(" ".join(listed[:20])) == listed[:20]
    assert [word for word in listed if words.plain(word.upper()) not in words.known()] == []
