"""An activity with words in every part, its translations, and a reader."""

from __future__ import annotations

import pytest

from tests.factories import fresh
from tests.factories.activities import make_activity, make_locales
from tests.factories.full_activity import FULL_WORDS
from tests.factories.translation import make_member, make_translation, write_all
from toolkit_site.translation.publishing.delivery import deliver
from toolkit_site.translation.teams.models import Role


@pytest.fixture(scope="module")
def shared_activity(made_once):
    make_locales()
    questions = ("What did you see first?", "What does distance do?", "Where else is it so?")
    stages = ("what", "so-what", "now-what")
    debrief = [
        ("question", {"question": question, "stage": stage, "optional": False})
        for question, stage in zip(questions, stages, strict=True)
    ]
    return make_activity(
        title="Film & sound", slug="film-and-sound", code="FL-90", debrief=debrief, **FULL_WORDS
    )


@pytest.fixture(scope="module")
def shared_ukrainian(shared_activity):
    return make_translation(shared_activity, "uk")


@pytest.fixture
def activity(shared_activity, db):
    return fresh(shared_activity)


@pytest.fixture
def ukrainian(shared_ukrainian, db):
    """The translation into Ukrainian, with nothing translated."""
    return fresh(shared_ukrainian)


@pytest.fixture
def reviewer(activity):
    return make_member(Role.REVIEWER, "uk")


@pytest.fixture
def translator(activity):
    return make_member(Role.TRANSLATOR, "uk")


@pytest.fixture
def live(ukrainian, reviewer):
    """The translation into Ukrainian, approved and published."""
    write_all(ukrainian)
    deliver(ukrainian, user=reviewer)
    return ukrainian


@pytest.fixture
def read(client):
    """What somebody reads who opens the activity in a language."""

    def open_page(code: str = "uk", slug: str = "film-and-sound") -> str:
        return client.get(f"/{code}/activities/{slug}/").content.decode()

    return open_page
