"""Folding and cutting: the same on both sides of the comparison, in nine languages."""

from __future__ import annotations

import sys

import pytest

from toolkit_site.search.backends.text import (
    MAX_QUERY_WORDS,
    MAX_WORD_LENGTH,
    fold,
    query_words,
    words,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kuleshov's Effect", "kuleshov's effect"),
        ("Évaluation DÉJÀ cœur", "evaluation deja coeur"),  # fr
        ("perché È già", "perche e gia"),  # it
        ("ąčęėįšųūž Žiūrėk", "aceeisuuz ziurek"),  # lt
        ("zażółć gęślą jaźń Łódź", "zazolc gesla jazn lodz"),  # pl
        ("ЇЖАК Ґанок Єва йти", "іжак ганок єва ити"),  # uk
        ("știință țară și şcoală", "stiinta tara si scoala"),  # ro, with comma and with cedilla
        ("Árvíztűrő TÜKÖRFÚRÓGÉP", "arvizturo tukorfurogep"),  # hu
        ("coração ação", "coracao acao"),  # pt
        ("Straße ĳsberg", "strasse ijsberg"),
        ("мон\u0430\u0301ж", "монаж"),  # with a stress mark
        ("мон\u00adтаж", "монтаж"),  # with a soft hyphen
    ],
)
def test_it_folds_case_and_accents(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("apostrophe", "'’‘ʼʹ`´′＇")
def test_all_apostrophes_are_one_and_belong_to_a_cyrillic_word(apostrophe):
    assert words(f"м{apostrophe}ята") == ["мята"]
    assert words(f"l{apostrophe}effet") == ["l", "effet"]


def test_words_are_cut_at_everything_that_is_neither_letter_nor_digit():
    assert words("mise-en-scène_FL-07: “24 people” (6×4)…\x00🎬") == [
        *("mise", "en", "scene", "fl", "07", "24", "people", "6", "4"),
    ]


def test_a_query_needs_no_single_letters_next_to_words_but_it_needs_digits():
    assert query_words("l'effet d'un plan w Łodzi 2") == ["effet", "un", "plan", "lodzi", "2"]
    assert query_words("і") == ["і"]


def test_a_query_is_capped_in_words_and_in_length():
    assert len(query_words(" ".join(f"w{n}" for n in range(10_000)))) == MAX_QUERY_WORDS
    assert query_words("a" * 100_000) == ["a" * MAX_WORD_LENGTH]
    assert query_words("film " * 1_000) == ["film"]


def test_folding_any_character_raises_nothing_and_is_final():
    for start in range(0, sys.maxunicode, 0x1000):
        folded = fold("".join(map(chr, range(start, start + 0x1000))))
        for word in words(folded):
            assert words(word) == [word]
