"""One activity in French, and the people around it."""

from __future__ import annotations

import pytest

from tests.factories import fresh
from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_translation
from toolkit_site.translation.teams.models import Role


@pytest.fixture(scope="module")
def shared_activity(made_once):
    return make_activity(
        title="Close & far",
        background='<p>See <a href="https://example.org/">our film</a> in <b>5</b> minutes.</p>',
    )


@pytest.fixture(scope="module")
def shared_french(shared_activity):
    return make_translation(shared_activity, "fr")


@pytest.fixture
def activity(shared_activity, db):
    return fresh(shared_activity)


@pytest.fixture
def french(shared_french, db):
    return fresh(shared_french)


@pytest.fixture
def translator(db):
    return make_member(Role.TRANSLATOR, "fr")


@pytest.fixture
def reviewer(db):
    return make_member(Role.REVIEWER, "fr")
