"""Quantities and clock times for the group in front of you."""

from __future__ import annotations

from decimal import Decimal

import pytest

from activities.pages.running import RunPlan, RunQuery, clock
from tests.factories import fresh
from tests.factories.activities import STEP, make_activity


pytestmark = pytest.mark.django_db


def quantities(activity, **parameters) -> dict[str, str]:
    run = RunPlan(activity, RunQuery.read(parameters))
    return {material.row.item: material.quantity_label for material in run.materials}


@pytest.fixture(scope="module")
def shared_activity(made_once):
    return make_activity(
        subgroup_size=3,
        facilitators_min=2,
        materials=[
            {"item": "Card set", "unit": "sets", "rule": "per-subgroup"},
            {"item": "Sheet", "rule": "per-participant", "spare_percent": 5},
            {"item": "Rope", "quantity": Decimal("1.5"), "unit": "m", "rule": "per-pair"},
            {"item": "Whistle", "rule": "per-facilitator"},
            {"item": "Projector", "rule": "fixed"},
        ],
    )


@pytest.fixture
def activity(shared_activity, db):
    return fresh(shared_activity)


def test_twenty_four_people_need_eight_sets_and_twenty_six_copies(activity):
    found = quantities(activity, group="24")
    assert found == {
        "Card set": "8 sets",
        "Sheet": "26",
        "Rope": "18 m",
        "Whistle": "2",
        "Projector": "1",
    }


def test_a_group_that_does_not_divide_gets_one_set_more(activity):
    assert quantities(activity, group="25")["Card set"] == "9 sets"
    assert quantities(activity, group="25")["Rope"] == "19.5 m"


def test_without_a_group_the_rule_itself_is_shown(activity):
    assert quantities(activity)["Sheet"] == "1 per participant"
    assert quantities(activity)["Projector"] == "1"


def test_minutes_become_clock_times_past_midnight():
    activity = make_activity(
        steps=[("step", {**STEP, "minutes": 50}), ("step", {**STEP, "minutes": 20})]
    )
    run = RunPlan(activity, RunQuery.read({"start": "23:30"}))
    assert [(step.starts_at, step.ends_at) for step in run.steps] == [
        ("23:30", "00:20"),
        ("00:20", "00:40"),
    ]
    assert (run.total_minutes, run.ends_at) == (70, "00:40")


@pytest.mark.parametrize("value", ["0", "-3", "501", "24.5", "abc", "٢٤", "9" * 200, "2 4", "1e3"])
def test_a_group_that_is_no_number_of_people_is_named(value):
    query = RunQuery.read({"group": value})
    assert query.group is None
    assert "between 1 and 500" in query.problems[0]


@pytest.mark.parametrize(
    "value", ["24:00", "9", "noon", "09:60", "٠٩:٣٠", "-1:30", "9:3000", ":", "1:2:3"]
)
def test_a_start_that_is_no_time_of_day_is_named(value):
    query = RunQuery.read({"start": value})
    assert query.start is None
    assert "such as 09:30" in query.problems[0]


@pytest.mark.parametrize(
    ("value", "label"), [("9:05", "09:05"), ("00:00", "00:00"), ("23:59", "23:59"), ("", "")]
)
def test_times_of_day_are_read(value, label):
    assert RunQuery.read({"start": value}).start_label == label


def test_a_group_that_is_too_large_or_too_small_is_told_so(client):
    activity = make_activity(group_min=6, group_ideal=8, group_max=12)
    for group, expected in (("5", True), ("6", False), ("12", False), ("13", True)):
        shown = client.get(activity.url, {"group": group}).text
        assert ("made for 6 to 12 people" in shown) is expected
    assert RunPlan(activity, RunQuery.read({})).remark == ""


def test_the_clock_begins_again_at_midnight():
    assert clock(24 * 60 + 5) == "00:05"
