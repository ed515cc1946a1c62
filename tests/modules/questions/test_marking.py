"""Marking is a table: what is right, what was given, what comes out."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest

from modules.questions.folding import fold
from modules.questions.keys import Key
from modules.questions.marking import mark


BLOCK = uuid.UUID(int=7)


def key(kind, **facts):
    return Key(kind=kind, block_id=BLOCK, **facts)


SINGLE = key("single", choices=("a", "b"), right=("b",))
HOTSPOT = key("hotspot", choices=("a", "b"), right=("b",))
SEVERAL = key("multiple", choices=("a", "b", "c"), right=("a", "b"))
TRUTH = key("true_false", choices=("true", "false"), right=("false",))
ORDER = key("order", choices=("a", "b", "c"), right=("a", "b", "c"))
SHOTS = key("shots", choices=("a", "b", "c"), right=("a", "b", "c"))
MATCH = key("match", choices=("l1", "l2"), right=("r1", "r2"))
WORD = key("short_text", accepted=("close-up", "Großaufnahme", "gros plan"))
NONE_RIGHT = key("multiple", choices=("a",), right=())


def cut(*cuts, tolerance="1"):
    seconds = tuple(Decimal(second) for second in cuts)
    return key("cut", cuts=seconds, tolerance=Decimal(tolerance))


@pytest.mark.parametrize(
    ("what", "given", "verdict", "parts"),
    [
        # One option: the right one, another, one of no question.
        (SINGLE, {"option": "b"}, "right", {"b": True}),
        (SINGLE, {"option": "a"}, "wrong", {"a": False}),
        (SINGLE, {"option": "z"}, "wrong", {}),
        (HOTSPOT, {"option": "b"}, "right", {"b": True}),
        # Several: all, some, all and one too many, only a wrong one, one nobody offered.
        (SEVERAL, {"options": ["b", "a"]}, "right", {"a": True, "b": True}),
        (SEVERAL, {"options": ["a"]}, "partly", {"a": True}),
        (SEVERAL, {"options": ["a", "b", "c"]}, "partly", {"a": True, "b": True, "c": False}),
        (SEVERAL, {"options": ["c"]}, "wrong", {"c": False}),
        (SEVERAL, {"options": ["a", "b", "z"]}, "partly", {"a": True, "b": True}),
        # The same option twice is that option.
        (SEVERAL, {"options": ["a", "b", "b"]}, "right", {"a": True, "b": True}),
        # A question of an old revision in which nothing is right has no right answer.
        (NONE_RIGHT, {"options": []}, "wrong", {}),
        (TRUTH, {"value": "false"}, "right", {"false": True}),
        (TRUTH, {"value": "true"}, "wrong", {"true": False}),
        # A boolean is no word.
        (TRUTH, {"value": False}, "wrong", {}),
        # An order: right, one in its place, none in its place, one missing, one twice.
        (ORDER, {"order": ["a", "b", "c"]}, "right", {"a": True, "b": True, "c": True}),
        (ORDER, {"order": ["a", "c", "b"]}, "partly", {"a": True, "c": False, "b": False}),
        (ORDER, {"order": ["c", "a", "b"]}, "wrong", {"c": False, "a": False, "b": False}),
        (ORDER, {"order": ["a", "b"]}, "wrong", {}),
        (ORDER, {"order": ["a", "b", "c", "c"]}, "wrong", {}),
        (SHOTS, {"order": ["a", "b", "c"]}, "right", {"a": True, "b": True, "c": True}),
        # Pairs: all, one, one side chosen twice, crossed, one left out.
        (MATCH, {"pairs": {"l1": "r1", "l2": "r2"}}, "right", {"l1": True, "l2": True}),
        (MATCH, {"pairs": {"l1": "r1", "l2": "r1"}}, "partly", {"l1": True, "l2": False}),
        (MATCH, {"pairs": {"l1": "r2", "l2": "r1"}}, "wrong", {"l1": False, "l2": False}),
        (MATCH, {"pairs": {"l1": "r1"}}, "partly", {"l1": True}),
        # A short text: as written, without its sign, in capitals, with the sharp s spelled out.
        (WORD, {"text": "close-up"}, "right", {}),
        (WORD, {"text": "  CLOSE UP. "}, "right", {}),
        (WORD, {"text": "grossaufnahme"}, "right", {}),
        (WORD, {"text": "closed up"}, "wrong", {}),
        (WORD, {"text": "..."}, "wrong", {}),
        (key("short_text"), {"text": ""}, "wrong", {}),
        # Cuts: exact, on the edge of the tolerance, just beside it.
        (cut("7.3"), {"times": [7.3]}, "right", {"0": True}),
        (cut("7.9"), {"times": [6.9]}, "right", {"0": True}),
        (cut("7.9"), {"times": [6.8]}, "wrong", {"0": False}),
        # One found of two; one too many; one time does not find two cuts.
        (cut("3", "9"), {"times": [3]}, "partly", {"0": True}),
        (cut("3"), {"times": [3, 9]}, "partly", {"0": True, "1": False}),
        (cut("3", "4"), {"times": [3.5]}, "partly", {"0": True}),
        # Both can be found, although the first time would also do for the second cut.
        (cut("3", "4"), {"times": [3.5, 2.5]}, "right", {"0": True, "1": True}),
        (cut("3", "4"), {"times": [4.5, 3.9]}, "right", {"0": True, "1": True}),
        # The same time twice is one too many.
        (cut("3"), {"times": [3, 3]}, "partly", {"0": True, "1": False}),
        # No cut is known (an old revision): nothing finds it.
        (cut(), {"times": [3]}, "wrong", {"0": False}),
        (cut(), {"times": []}, "wrong", {}),
        (key("open"), {"text": "mine"}, "unmarked", {}),
        (key("open"), {"text": " \n"}, "wrong", {}),
    ],
)
def test_an_answer_is_marked(what, given, verdict, parts):
    made = mark(what, given)
    assert (made.verdict, dict(made.parts)) == (verdict, parts)


HOSTILE = [
    None,
    "b",
    ["b"],
    7,
    {},
    {"option": ["b"], "options": "b", "value": {}, "order": "abc", "pairs": [], "text": 7},
    {"option": {"a": 1}, "options": [["b"], {}, None], "order": [{}, [], 1], "times": "7"},
    {"times": [float("nan"), float("inf"), -1, 1e300, True, None, "x", [], {}]},
    {"pairs": {"l1": ["r1"], "l2": {}}, "text": None, "times": {"0": 7}},
]


@pytest.mark.parametrize(
    "what", [SINGLE, HOTSPOT, SEVERAL, TRUTH, ORDER, SHOTS, MATCH, WORD, cut("7"), key("open")]
)
@pytest.mark.parametrize("given", HOSTILE)
def test_what_cannot_be_an_answer_is_wrong_and_harms_nobody(what, given):
    assert mark(what, given).verdict == "wrong"


def test_a_key_of_an_unknown_kind_marks_nothing_right():
    assert mark(key("crossword"), {"text": "x"}).verdict == "wrong"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Éclairage", "eclairage"),  # accents
        ("łódź", "LODZ"),  # letters whose stroke is no accent
        ("м’ята", "мʼята"),  # two apostrophes, one of them a letter to Unicode
        ("ﬁlm", "film"),  # a ligature
        ("ＺＯＯＭ", "zoom"),  # full width
        ("close-up", "close up"),  # punctuation and spaces
        ("zoom\u200b", "zoom"),  # what nobody sees
        ("1,5", "15"),  # a sign between digits is punctuation too
        ("œuvre", "oeuvre"),
    ],
)
def test_what_makes_no_difference_is_folded(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("zoom", "zoom in"), ("кит", "кот"), ("?", "!"), ("C++", "C"), ("", "?")]
)
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)
