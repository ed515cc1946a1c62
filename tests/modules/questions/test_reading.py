"""What forms send, kind and unkind, becomes an answer or a message."""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

import pytest

from modules.questions.keys import Key
from modules.questions.marking import mark
from modules.questions.reading import Unreadable, read_given, read_move
from modules.questions.times import read_times, time_label
from tests.modules.questions.samples import KINDS, form_of, right_of, wrong_of


BLOCK = uuid.UUID(int=7)
CHOSEN = {"choices": ("a", "b", "c"), "right": ("b",)}
ORDERED = {"choices": ("a", "b", "c"), "right": ("a", "b", "c")}


def key(kind):
    facts = {
        "true_false": {"choices": ("true", "false"), "right": ("false",)},
        "order": ORDERED,
        "shots": ORDERED,
        "match": {"choices": ("l1", "l2"), "right": ("r1", "r2")},
        "short_text": {"accepted": ("xaccepted",)},
        "cut": {"cuts": (Decimal("8.3"), Decimal("19.4"))},
        "open": {},
    }.get(kind, CHOSEN)
    return Key(kind=kind, block_id=BLOCK, **facts)


def sent(**fields):
    data = QueryDict(mutable=True)
    data.update(MultiValueDict({n: v if isinstance(v, list) else [v] for n, v in fields.items()}))
    return data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("answer", [right_of, wrong_of])
def test_what_a_form_sends_is_what_is_marked(kind, answer):
    given = answer(key(kind))
    if given != {"text": " "}:
        assert read_given(key(kind), sent(**form_of(key(kind), given))) == given


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("single", {}, "Choose an answer first."),
        ("single", {"option": ["a", "b"]}, "Choose one answer only."),
        ("single", {"option": "z"}, "changed meanwhile"),
        ("single", {"option": ""}, "changed meanwhile"),
        ("hotspot", {"option": "\x00"}, "changed meanwhile"),
        ("true_false", {"value": "maybe"}, "changed meanwhile"),
        ("multiple", {}, "Choose at least one answer first."),
        ("multiple", {"options": ["a", "z"]}, "changed meanwhile"),
        ("order", {}, "changed meanwhile"),
        ("order", {"order": ["a", "b"]}, "changed meanwhile"),
        ("shots", {"order": ["a", "b", "b"]}, "changed meanwhile"),
        ("match", {}, "beside each line"),
        ("match", {"pair-l1": "r1"}, "beside each line"),
        ("match", {"pair-l1": "r1", "pair-l2": "l2"}, "changed meanwhile"),
        ("short_text", {}, "Write something first."),
        ("short_text", {"text": " \n\x00 "}, "Write something first."),
        ("short_text", {"text": "x" * 501}, "501 characters"),
        ("open", {"text": "x" * 10_001}, "10001 characters"),
        ("cut", {"times": " "}, "at least one time"),
        ("cut", {"times": "soon"}, "like 0:07"),
        ("cut", {"times": "7" * 501}, "501 characters"),
        ("cut", {"times": ",;"}, "like 0:07"),
        ("cut", {"times": " ".join(str(number) for number in range(51))}, "like 0:07"),
    ],
)
def test_what_cannot_be_read_comes_back_with_a_message(kind, fields, message):
    found = read_given(key(kind), sent(**fields))
    assert isinstance(found, Unreadable)
    assert message in found.message


@pytest.mark.parametrize(
    ("kind", "fields", "kept"),
    [
        ("open", {"text": "x" * 10_001}, {"text": "x" * 10_001}),
        ("cut", {"times": "0:07 soon"}, {"text": "0:07 soon"}),
        ("match", {"pair-l1": "r2"}, {"pairs": {"l1": "r2"}}),
        ("multiple", {"options": ["z", "a"]}, {"options": ["a"]}),
    ],
)
def test_nothing_that_was_given_is_lost(kind, fields, kept):
    assert read_given(key(kind), sent(**fields)).given == kept


def test_texts_hold_nothing_that_a_database_refuses():
    found = read_given(key("open"), sent(text="one\r\ntwo\x00\x1b\tthree"))
    assert found == {"text": "one\ntwo\tthree"}


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_other_kinds_do_not_raise(kind):
    for value in ("", "z", "\x00", "9" * 400, "ａ", "💥"):
        names = ("option", "options", "value", "order", "pair-l1", "text", "times", "move")
        data = sent(**{name: [value, value] for name in names})
        found = read_given(key(kind), data)
        read_move(key(kind), data)
        assert isinstance(found, Unreadable) or mark(key(kind), found)


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("7", ["7"]),
        ("0:07", ["7"]),
        ("0:07.5", ["7.5"]),
        ("7,5", ["7.5"]),
        ("0:07,5", ["7.5"]),
        ("7s", ["7"]),
        ("1:02:03", ["3723"]),
        ("12 7", ["7", "12"]),  # in the order of time
        ("7, 12", ["7", "12"]),  # a comma with a space stands between
        ("7;12\n0:20", ["7", "12", "20"]),
        ("7 0:07 7.0", ["7"]),  # the same time once
    ],
)
def test_times_may_be_written_in_several_ways(typed, times):
    assert read_times(typed) == [Decimal(time) for time in times]


@pytest.mark.parametrize(
    "typed",
    [
        "7,12",  # 7.12, or 7 and 12?
        "0:75",
        "-1",
        "1e3",
        "7.1234",
        "999999",
        "0:0:0:7",
        "७",
        "99:999:59",
        ":",
        "NaN",
    ],
)
def test_what_may_mean_something_else_is_no_time(typed):
    assert read_times(typed) is None


@pytest.mark.parametrize(
    ("seconds", "label"), [("7", "0:07"), ("7.50", "0:07.5"), ("0", "0:00"), ("3723", "62:03")]
)
def test_a_time_can_be_typed_as_it_is_shown(seconds, label):
    assert time_label(Decimal(seconds)) == label
    assert read_times(label) == [Decimal(seconds)]


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("c:up", ["a", "c", "b"]),
        ("a:down", ["b", "a", "c"]),
        ("a:up", ["a", "b", "c"]),  # already first
        ("c:down", ["a", "b", "c"]),  # already last
        ("z:up", ["a", "b", "c"]),
        ("a:sideways", ["a", "b", "c"]),
    ],
)
def test_a_button_moves_one_item(move, order):
    assert read_move(key("order"), sent(order=["a", "b", "c"], move=move)) == {"order": order}


def test_without_the_button_nothing_is_moved():
    assert read_move(key("order"), sent(order=["a", "b", "c"])) is None
    assert read_move(key("single"), sent(move="a:up")) is None


def test_an_order_that_is_not_whole_starts_from_the_mixed_one():
    found = read_move(key("shots"), sent(order=["a"], move="z:up"))["order"]
    assert sorted(found) == ["a", "b", "c"]
    assert found != ["a", "b", "c"]
