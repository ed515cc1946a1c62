"""How a learner stands on a path: what is open, what waits, what is next."""

from __future__ import annotations

from itertools import product
from uuid import UUID

import pytest

from modules.learning_paths.rules import Step, standing


def key(letter):
    return UUID(int=ord(letter))


def keys(letters):
    return {key(letter) for letter in letters}


def letters(found):
    return "".join(chr(one.int) for one in found)


def step(letter, wanted="nothing", needs="", *, locks=False, side=False, minutes=10):
    return Step(key(letter), not side, minutes, wanted, tuple(key(one) for one in needs), locks)


# (wanted, needs, done) → what the third step still waits for
WAITS = [
    ("nothing", "", "", ""),
    ("nothing", "ab", "", ""),  # named, but not wanted
    ("all", "", "", ""),
    ("any", "", "", ""),
    ("all", "a", "", "a"),
    ("all", "a", "a", ""),
    ("all", "ab", "", "ab"),
    ("all", "ab", "a", "b"),
    ("all", "ab", "b", "a"),
    ("all", "ab", "ab", ""),
    ("any", "a", "", "a"),
    ("any", "a", "a", ""),
    ("any", "ab", "", "ab"),
    ("any", "ab", "a", ""),
    ("any", "ab", "b", ""),
    ("any", "ab", "ab", ""),
]


@pytest.mark.parametrize("locks", [False, True])
@pytest.mark.parametrize(("wanted", "needs", "done", "waits"), WAITS)
def test_a_step_waits_for_what_its_rule_wants_and_is_not_done(wanted, needs, done, waits, locks):
    # The steps before it stand on the side when done, so that the third is next as soon as it is open.
    before = [step(letter, side=letter in done) for letter in "ab"]
    third = standing([*before, step("c", wanted, needs, locks=locks)], keys(done)).steps[2]
    assert letters(third.waits_for) == waits
    expected = {"locked"} if locks else {"advised-against"}
    assert third.state in (expected if waits else {"open", "next"})


@pytest.mark.parametrize("locks", [False, True])
@pytest.mark.parametrize(("wanted", "needs", "done", "_waits"), WAITS)
def test_what_is_done_stays_done_whatever_its_rule_wants(wanted, needs, done, _waits, locks):
    path = [step("a"), step("b"), step("c", wanted, needs, locks=locks)]
    third = standing(path, keys(done + "c")).steps[2]
    assert (third.state, third.waits_for) == ("done", ())


# steps, done → the letter that is next ("" for none)
NEXT = {
    "the first that belongs to the path": ([step("a"), step("b")], "", "a"),
    "not what is done": ([step("a"), step("b")], "a", "b"),
    "not what stands on the side": ([step("a", side=True), step("b")], "", "b"),
    "what was skipped": ([step("a"), step("b"), step("c")], "b", "a"),
    "not behind a lock": ([step("a", "all", "b", locks=True), step("b")], "", "b"),
    "not against advice": ([step("a", "all", "b"), step("b")], "", "b"),
    "what a lock waits for on the side": (
        [step("x", side=True), step("a", side=True), step("b", "all", "a", locks=True)],
        "",
        "a",
    ),
    "what that waits for in turn": (
        [
            step("x", side=True),
            step("a", side=True),
            step("b", "any", "a", locks=True, side=True),
            step("c", "all", "b"),
        ],
        "",
        "a",
    ),
    "the side once all is done": ([step("a"), step("b", side=True)], "a", "b"),
    "even against advice, rather than nothing": (
        [step("a", "all", "b"), step("b", "all", "a")],
        "",
        "a",
    ),
    "nothing once everything is done": ([step("a"), step("b", side=True)], "ab", ""),
    "nothing behind locks that never open": (
        [step("a", "all", "b", locks=True), step("b", "all", "a", locks=True)],
        "",
        "",
    ),
    "nothing on an empty path": ([], "", ""),
    "the first where all stand on the side": (
        [step("a", side=True), step("b", side=True)],
        "",
        "a",
    ),
}


@pytest.mark.parametrize(("steps", "done", "expected"), NEXT.values(), ids=NEXT.keys())
def test_next_is(steps, done, expected):
    stand = standing(steps, keys(done))
    assert stand.next == (key(expected) if expected else None)
    assert [one.key for one in stand.steps if one.state == "next"] == (
        [key(expected)] if expected else []
    )


# done → steps done, minutes left, complete; of a path with b on the side
COUNTS = [
    ("", 0, 30, False),
    ("b", 0, 30, False),
    ("a", 1, 20, False),
    ("ab", 1, 20, False),
    ("c", 1, 10, False),
    ("ac", 2, 0, True),
    ("abc", 2, 0, True),
    ("acz", 2, 0, True),  # done elsewhere, no step of this path
]


@pytest.mark.parametrize(("done", "number", "minutes", "complete"), COUNTS)
def test_what_stands_on_the_side_is_not_counted(done, number, minutes, complete):
    path = [step("a"), step("b", side=True, minutes=500), step("c", minutes=20)]
    stand = standing(path, keys(done))
    assert (stand.done, stand.total) == (number, 2)
    assert (stand.minutes_left, stand.complete) == (minutes, complete)


@pytest.mark.parametrize(("done", "complete"), [("", False), ("a", False), ("ab", True)])
def test_where_all_stands_on_the_side_all_is_counted(done, complete):
    stand = standing([step("a", side=True), step("b", side=True)], keys(done))
    assert (stand.done, stand.total, stand.complete) == (len(done), 2, complete)


def test_an_empty_path_is_never_complete():
    stand = standing([], keys("a"))
    assert (stand.done, stand.total, stand.minutes_left, stand.complete) == (0, 0, 0, False)


def test_a_step_that_was_begun_says_so_and_is_no_more_open_for_that():
    path = [step("a"), step("b", "all", "a", locks=True), step("c")]
    first, second, third = standing(path, set(), keys("b")).steps
    assert (first.started, second.started, third.started) == (False, True, False)
    assert second.state == "locked"


RULES = [("nothing", ""), *product(("all", "any"), ("a", "b", "c", "ab", "bc", "abc"))]


def test_on_every_small_path_the_states_agree_with_each_other():
    """Three steps under any rules, whatever is done: nothing is lost, and next is never behind a lock."""
    checked = 0
    for rules in product(RULES, repeat=3):
        for lock, done in product((False, True), ("", "a", "b", "ab", "abc")):
            path = [
                step(letter, *rule, locks=lock) for letter, rule in zip("abc", rules, strict=True)
            ]
            stand = standing(path, keys(done))
            by_key = {one.key: one for one in stand.steps}
            assert letters(by_key) == "abc"
            assert {one.key for one in stand.steps if one.state == "done"} == keys(done)
            assert all(not keys(done) & set(one.waits_for) for one in stand.steps)
            assert all(one.waits_for for one in stand.steps if one.state == "locked")
            if stand.next:
                assert by_key[stand.next].state == "next"
                assert not (lock and by_key[stand.next].waits_for)
            else:
                assert {one.state for one in stand.steps} <= {"done", "locked"}
            checked += 1
    assert checked == len(RULES) ** 3 * 10
