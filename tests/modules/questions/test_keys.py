"""Keys are read from raw blocks, whatever state these are in."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest

from modules.questions.keys import keys_of
from modules.questions.mixing import mixed
from tests.factories.modules import block, items, option, question


BLOCK = uuid.UUID(int=7)


def only_key(raw, original=None):
    (key,) = keys_of([raw], original and [original]).values()
    return key


def test_questions_inside_a_self_check_have_keys_too():
    inner, outer = uuid.uuid4(), uuid.uuid4()
    raw = [
        block("text", "<p>Words</p>"),
        question("open", outer),
        block("self_check", {"title": "", "questions": [question("open", inner)]}),
    ]
    assert set(keys_of(raw)) == {inner, outer}


def test_the_right_option_is_known():
    options = items(option("a"), option("b", right=True))
    key = only_key(question("single", BLOCK, options=options))
    assert key.choices == (options[0]["id"], options[1]["id"])
    assert key.right == (options[1]["id"],)


def test_accepted_words_of_the_original_count_in_every_language():
    french = question("short_text", BLOCK, accepted="gros plan")
    english = question("short_text", BLOCK, accepted="close-up\n\n CU ")
    assert only_key(french, english).accepted == ("gros plan", "close-up", "CU")


def test_an_original_of_another_kind_is_left_alone():
    french = question("short_text", BLOCK, accepted="gros plan")
    assert only_key(french, question("open", BLOCK)).accepted == ("gros plan",)


def test_items_of_old_revisions_without_ids_get_lasting_ones():
    raw = question("order", BLOCK, items=[{"text": "a"}, {"text": "b"}])
    first, second = only_key(raw).choices, only_key(raw).choices
    assert first == second
    assert len(set(first)) == 2


def test_two_items_with_one_id_are_two():
    twice = items({"text": "a"}) * 2
    assert len(set(only_key(question("order", BLOCK, items=twice)).choices)) == 2


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "text",
        {},
        {"type": "single"},
        {"type": "single", "id": "x", "value": {}},  # an id that is none
        {"type": "single", "id": None, "value": {}},  # a block that was never saved
        {"type": "single", "id": str(BLOCK), "value": "words"},
        {"type": ["single"], "id": str(BLOCK), "value": {}},
        {"type": "crossword", "id": str(BLOCK), "value": {}},
        {"type": "self_check", "id": str(BLOCK), "value": None},
        {"type": "self_check", "id": str(BLOCK), "value": {"questions": "none"}},
    ],
)
def test_what_is_no_question_has_no_key(raw):
    assert keys_of([raw]) == {}


@pytest.mark.parametrize(
    "odd", [None, "words", 7, {}, [None], ["x"], [7.5], [{"id": 1, "value": None}]]
)
def test_odd_values_make_a_key_that_nothing_opens(odd):
    names = ("options", "areas", "items", "pairs", "accepted", "cuts", "answer", "tolerance")
    kinds = ("single", "multiple", "true_false", "hotspot", "open", "order", "match", "cut")
    for kind in kinds:
        key = only_key(question(kind, BLOCK, **dict.fromkeys(names, odd), tries=odd))
        assert 1 <= key.tries <= 9
        assert key.right == () or kind in ("order", "match")


@pytest.mark.parametrize(
    ("stored", "tries"), [(1, 1), (9, 9), (0, 1), (99, 9), (None, 3), ("2", 3), (True, 3)]
)
def test_tries_stay_within_reason(stored, tries):
    assert only_key(question("open", BLOCK, tries=stored)).tries == tries


def test_seconds_may_be_stored_as_words_or_numbers():
    cuts = items("7.3", 2, 4.5, None, "NaN", "soon", -1)
    key = only_key(question("cut", BLOCK, cuts=cuts, tolerance="0.5"))
    assert key.cuts == (Decimal(2), Decimal("4.5"), Decimal("7.3"))
    assert key.tolerance == Decimal("0.5")


def test_a_mixed_order_lasts_and_is_never_the_right_one():
    for number in range(200):
        block_id = uuid.UUID(int=number)
        for size in (2, 3, 4):
            chosen = [str(uuid.UUID(int=number * 10 + place)) for place in range(size)]
            order = mixed(block_id, chosen)
            assert order == mixed(block_id, chosen)
            assert sorted(order) == sorted(chosen)
            assert list(order) != chosen


def test_tokens_of_pairs_are_not_the_ids_of_pairs():
    pairs = items({"left": "a", "right": "b"}, {"left": "c", "right": "d"})
    key = only_key(question("match", BLOCK, pairs=pairs))
    assert len(set(key.right)) == 2
    assert not any(left in right or right in left for left in key.choices for right in key.right)
