"""What changed between two texts, word by word."""

from __future__ import annotations

import pytest

from toolkit_site.translation.states.diff import MOST_PIECES, word_diff


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("Film it.", "Film it.", [("same", "Film it.")]),
        ("", "Film it.", [("added", "Film it.")]),
        ("Film it.", "", [("removed", "Film it.")]),
        (
            "Watch the <b>film</b> twice.",
            'Watch the <a id="a1">film</a> three times.',
            [
                ("same", "Watch the film "),
                ("removed", "twice"),
                ("added", "three times"),
                ("same", "."),
            ],
        ),
        (
            "Q&amp;A &lt;b&gt;",
            "Q&amp;R &lt;b&gt;",
            [("same", "Q&"), ("removed", "A"), ("added", "R"), ("same", " <b>")],
        ),
        ("one<br/>two", "one<br/>three", [("same", "one\n"), ("removed", "two"), ("added", "three")]),
        ("Знімайте двічі", "Знімайте тричі", [("same", "Знімайте "), ("removed", "двічі"), ("added", "тричі")]),
    ],
)  # fmt: skip
def test_words_that_stayed_went_and_came(old, new, expected):
    assert word_diff(old, new) == expected


def test_both_texts_can_be_read_off_the_difference():
    old = "Sit in a circle, close your eyes and listen for two minutes."
    new = "Sit in two circles; listen for five minutes, then close your eyes."
    stretches = word_diff(old, new)
    assert "".join(words for kind, words in stretches if kind != "added") == old
    assert "".join(words for kind, words in stretches if kind != "removed") == new


def test_texts_too_long_to_compare_are_shown_whole():
    old, new = "a " * MOST_PIECES, "b " * MOST_PIECES
    assert word_diff(old, new) == [("removed", old), ("added", new)]
    assert word_diff(old, old) == [("same", old)]
    assert word_diff(old, "") == [("removed", old)]


def test_long_texts_of_few_words_are_compared_without_waiting():
    # Compared sign by sign, this would take minutes.
    old, new = "a b c " * 330, "a c b " * 330
    stretches = word_diff(old, new)
    assert "".join(words for kind, words in stretches if kind != "added") == old
