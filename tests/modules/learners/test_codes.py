"""Four words: hard to guess, easy to type, kept as a keyed hash."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

import pytest

from modules.learners import codes, words
from modules.models import Learner


pytestmark = pytest.mark.django_db


@pytest.fixture
def known(learner):
    """A learner whose words are in four languages."""
    Learner.objects.update(code_hash=codes.hash_of(["wolf", "forêt", "м'яч", "łódka"]))
    learner.refresh_from_db()
    return learner


@pytest.mark.parametrize(
    "typed",
    [
        "wolf forêt м'яч łódka",
        "WOLF FORÊT М'ЯЧ ŁÓDKA",
        "wolf-foret-мяч-lodka",
        "  Wolf,forêt ,\tм’яч\n łódka. ",
        "1. wolf 2. forêt 3. мʼяч 4. łódka",
        "wolf – fore\u0302t – м'яч – ło\u0301dka",
        "wolf_forêt_м`яч_łódka",
        "wo\u00adlf for\u200bêt м'яч \u2068łódka\u2069",
        "ｗｏｌｆ forêt м'яч łódka",
    ],
)
def test_how_the_words_are_typed_makes_no_difference(known, typed):
    assert codes.unknown_words(typed, "en") == []
    assert codes.find(typed) == known


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "wolf",
        "wolf forêt м'яч",
        "wolf forêt м'яч łódka wolf",
        "forêt wolf м'яч łódka",
        "wolf forêt м'яч żaba",
        "\x00" * 50,
        "💥 ' OR 1=1 --",
        "wolf " * 1000,
        "\ufdfa" * 300,
    ],
)
def test_other_words_lead_to_nobody(known, typed):
    assert codes.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "word", "near"),
    [
        ("wolf rivre lamp stone", "rivre", "river"),
        ("wolf river lamp ston", "ston", "stone"),
        ("wolf river lamp Garcom", "Garcom", "garçon"),
        ("wolf river річкa lamp", "річкa", "річка"),
        ("wolf river lamp qqqqqqqqq", "qqqqqqqqq", ""),
    ],
)
def test_a_word_that_no_list_knows_is_named_with_the_nearest(typed, word, near):
    assert codes.unknown_words(typed, "en") == [(word, near)]


def test_of_two_words_equally_near_the_one_of_the_language_is_suggested(tmp_path):
    for language, word in (("en", "moose"), ("fr", "mousse")):
        path = tmp_path / f"{language}.txt"
        path.write_text(f"{path.read_text()}\n{word}")
    words.lists.cache_clear()
    assert codes.unknown_words("moosse", "en") == [("moosse", "moose")]
    assert codes.unknown_words("moosse", "fr") == [("moosse", "mousse")]


def test_a_new_code_is_four_words_of_the_language(learner):
    code = codes.new_code(learner, "fr")
    assert len(code) == 4
    assert set(code) <= set(words.words_in("fr"))
    assert codes.find(" ".join(code)) == learner


def test_a_language_without_words_takes_english_ones(learner):
    assert set(codes.new_code(learner, "ro")) <= set(words.words_in("en"))


def test_a_list_with_less_than_forty_bits_is_refused(learner):
    with pytest.raises(ImproperlyConfigured, match="too short"):
        codes.new_code(learner, "pl")
    learner.refresh_from_db()
    assert learner.code_hash is None


def test_words_that_look_the_same_are_counted_once(learner, tmp_path):
    path = tmp_path / "en.txt"
    path.write_text(path.read_text().replace("river", "Wólf"))
    words.lists.cache_clear()
    with pytest.raises(ImproperlyConfigured, match="1023"):
        codes.new_code(learner, "en")


def test_a_new_code_replaces_the_former(learner):
    former = codes.new_code(learner, "en")
    present = codes.new_code(learner, "en")
    assert codes.find(" ".join(former)) is None
    assert codes.find(" ".join(present)) == learner


def test_no_word_is_stored(learner):
    code = codes.new_code(learner, "en")
    stored = str(Learner.objects.filter(pk=learner.pk).values().get())
    assert not [word for word in code if word in stored]
    assert len(learner.code_hash) == 64


def test_the_hash_needs_the_key_of_the_site(settings):
    here = codes.hash_of(["wolf"] * 4)
    settings.SECRET_KEY = "another"
    assert codes.hash_of(["wolf"] * 4) != here


def test_words_drawn_under_an_old_key_are_found_and_kept_under_the_new(learner, settings):
    code = " ".join(codes.new_code(learner, "en"))
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    assert codes.find(code) is None
    settings.SECRET_KEY_FALLBACKS = [old]
    assert codes.find(code) == learner
    settings.SECRET_KEY_FALLBACKS = []
    assert codes.find(code) == learner


def test_two_learners_never_have_the_same_words(learner, monkeypatch):
    first, second = ["wolf"] * 4, ["lamp"] * 4
    draws = iter([first, first, first, second])
    monkeypatch.setattr(codes, "_draw_words", lambda language: next(draws))
    other = Learner.objects.create()
    assert codes.new_code(learner, "en") == first
    assert codes.new_code(other, "en") == second
    assert codes.find("wolf wolf wolf wolf") == learner


def test_words_that_are_always_taken_are_an_error_and_no_endless_search(learner, monkeypatch):
    monkeypatch.setattr(codes, "_draw_words", lambda language: ["wolf"] * 4)
    codes.new_code(learner, "en")
    with pytest.raises(ImproperlyConfigured, match="No free code"):
        codes.new_code(Learner.objects.create(), "en")


def test_a_lookup_is_one_query(known, django_assert_num_queries):
    with django_assert_num_queries(1):
        codes.find("wolf forêt м'яч łódka")


def test_signing_others_out_goes_on_when_the_numbers_are_used_up(learner):
    Learner.objects.update(generation=32_767)
    codes.new_code(learner, "en", sign_out_others=True)
    assert learner.generation == 1
