"""W001: a key for learners' texts that would not protect them is warned of."""

from __future__ import annotations

import pytest

from modules.learners.checks import SHORTEST, text_keys_are_strong


GOOD = "a" * SHORTEST


@pytest.mark.parametrize("keys", [[], [GOOD], (GOOD, GOOD)], ids=["none", "one", "two"])
def test_keys_that_are_long_enough_pass(settings, keys):
    settings.MODULES_TEXT_KEYS = keys
    assert text_keys_are_strong(None) == []


def test_without_the_setting_there_is_nothing_to_say(settings):
    del settings.MODULES_TEXT_KEYS
    assert text_keys_are_strong(None) == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (GOOD, "must be a list"),
        ([GOOD, "a" * (SHORTEST - 1)], "key 2 has 31 signs"),
        ([f" {'a' * (SHORTEST - 2)} "], "key 1 has 30 signs"),
        ([""], "key 1 is not a string"),
        ([GOOD.encode()], "key 1 is not a string"),
    ],
    ids=["no-list", "short", "blanks", "empty", "bytes"],
)
def test_each_fault_is_named_without_the_key(settings, keys, said):
    settings.MODULES_TEXT_KEYS = keys
    (found,) = text_keys_are_strong(None)
    assert found.id == "modules.W001"
    assert said in found.msg
    assert "aaaa" not in found.msg
