"""Three activities that differ in everything by which a list is narrowed."""

from __future__ import annotations

import pytest

from tests.factories import fresh
from tests.factories.activities import make_activity, make_topic


@pytest.fixture(scope="module")
def shared_three(made_once):
    film = make_topic("film-language")
    make_topic("editing", parent=film, title="Editing")
    make_topic("sound", parent=film, title="Sound")
    return [
        make_activity(
            code="FL-11",
            title="Our face, three objects",
            run_min_min=60,
            run_min_max=75,
            group_min=6,
            group_max=24,
            tech=["phone", "laptop"],
            activity_types=["exercise", "making"],
            age_min=13,
            topics=("editing",),
        ),
        make_activity(
            code="FL-08",
            title="Blind sequence",
            run_min_min=75,
            run_min_max=90,
            group_min=6,
            group_max=20,
            tech=["phone"],
            activity_types=["making"],
            age_min=16,
            age_max=30,
            topics=("sound",),
        ),
        make_activity(
            code="GP-01",
            title="Name, move, repeat",
            run_min_min=10,
            run_min_max=20,
            group_min=6,
            group_max=40,
            prep_min=0,
            materials=[],
            activity_types=["energiser", "name-game"],
            language_load="non-verbal",
            settings=["in-person", "outdoor"],
            topics=("energisers",),
            energy=3,
        ),
    ]


@pytest.fixture
def three(shared_three, db):
    return [fresh(one) for one in shared_three]
