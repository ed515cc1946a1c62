"""One activity in French, and the people around it."""

from __future__ import annotations

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_translation
from toolkit_site.translation.teams.models import Role


@pytest.fixture
def activity(library):
    return make_activity(
        title="Close & far",
        background='<p>See <a href="https://example.org/">our film</a> in <b>5</b> minutes.</p>',
    )


@pytest.fixture
def french(activity):
    return make_translation(activity, "fr")


@pytest.fixture
def translator(db):
    return make_member(Role.TRANSLATOR, "fr")


@pytest.fixture
def reviewer(db):
    return make_member(Role.REVIEWER, "fr")
