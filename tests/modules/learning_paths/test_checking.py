"""What makes a path impossible to walk is named, with numbers and titles."""

from __future__ import annotations

from uuid import UUID

import pytest

from modules.learning_paths.checking import problems
from modules.learning_paths.rules import Step


def key(letter):
    return UUID(int=ord(letter))


TITLES = {key(letter): letter.upper() for letter in "abcdez"}


def step(letter, wanted="nothing", needs="", *, locks=False, side=False):
    return Step(key(letter), not side, 10, wanted, tuple(key(one) for one in needs), locks)


def said(*steps):
    return problems(steps, TITLES)


GOOD = {
    "one step": [step("a")],
    "a chain": [step("a"), step("b", "all", "a", locks=True), step("c", "all", "ab", locks=True)],
    "a chain told backwards": [step("b", "all", "a"), step("a")],
    "any of two, one of which waits for it": [
        step("a"),
        step("b", "any", "ac", locks=True),
        step("c", "all", "b", locks=True),
    ],
    "a lock on what stands on the side": [step("a", side=True), step("b", "all", "a", locks=True)],
}


@pytest.mark.parametrize("steps", GOOD.values(), ids=GOOD.keys())
def test_a_path_that_can_be_walked_has_no_problem(steps):
    assert said(*steps) == []


def test_a_path_without_a_step_that_belongs_to_it():
    message = "No step belongs to the path: at least one must not be only on the side."
    assert said() == [message]
    assert said(step("a", side=True)) == [message]


def test_a_step_that_is_there_twice():
    assert said(step("a"), step("b"), step("a")) == ["Step 3 “A” is there already, as step 1."]


def test_a_rule_that_names_a_page_outside_the_path():
    assert said(step("a"), step("b", "any", "az", locks=True)) == [
        "Step 2 “B” waits for “Z”, which is no step of the path."
    ]


@pytest.mark.parametrize("wanted", ["all", "any"])
def test_a_rule_without_steps(wanted):
    assert said(step("a", wanted)) == ["Step 1 “A” comes after other steps, but names none."]


def test_steps_that_are_named_but_not_wanted_do_no_harm():
    assert said(step("a", "nothing", "az")) == []


@pytest.mark.parametrize("locks", [False, True])
def test_a_step_that_waits_for_itself(locks):
    assert said(step("a", "all", "a", locks=locks)) == ["Step 1 “A” waits for itself."]


@pytest.mark.parametrize("wanted", ["all", "any"])
@pytest.mark.parametrize("locks", [False, True])
def test_a_circle_is_named_once_from_its_first_step_on(wanted, locks):
    path = [
        step("e"),
        step("a", wanted, "c", locks=locks),
        step("b", wanted, "a", locks=locks),
        step("c", wanted, "b", locks=locks),
    ]
    assert said(*path) == [
        "These steps wait for each other in a circle: 2 “A” → 4 “C” → 3 “B” → 2 “A”."
    ]


def test_two_circles_are_named_both():
    path = [
        step("a", "all", "b"),
        step("b", "all", "a"),
        step("c", "all", "d"),
        step("d", "all", "c"),
    ]
    assert [line.count("→") for line in said(*path)] == [2, 2]


def test_what_waits_behind_a_circle_of_locks_never_opens():
    path = [
        step("a", "all", "b", locks=True),
        step("b", "any", "a", locks=True),
        step("c", "all", "a", locks=True),
        step("d", "all", "a"),
    ]
    assert said(*path)[1:] == ["Step 3 “C” can never open: it waits for 1 “A”."]


def test_what_waits_behind_a_circle_of_advice_opens_for_those_who_do_not_mind():
    path = [step("a", "all", "b"), step("b", "all", "a"), step("c", "all", "a", locks=True)]
    assert len(said(*path)) == 1


def test_all_problems_are_named_at_once():
    path = [step("a", "all", "b"), step("b", "all", "a"), step("a"), step("c", "any")]
    assert len(said(*path)) == 3


def test_a_page_without_a_title_is_named_all_the_same():
    assert problems([step("a", "all", "a")]) == ["Step 1 “without a title” waits for itself."]
