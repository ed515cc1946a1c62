"""One activity, its translation into French, and people who sit at its workplace."""

from __future__ import annotations

import pytest

from tests.factories import fresh
from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_translation
from tests.toolkit_site.translation.states.writers import put
from tests.toolkit_site.translation.workplace.desks import DeskClient
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.sync.source_change import sync_source
from toolkit_site.translation.teams.models import Role


@pytest.fixture(scope="module")
def shared_activity(made_once):
    return make_activity(
        title="Close & far",
        background='<p>See <a href="https://example.org/">our film</a> in <b>5</b> minutes.</p>'
        "<p>Then talk.</p>",
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
def ukrainian(activity):
    return make_translation(activity, "uk")


@pytest.fixture
def stale(activity, french, reviewer):
    """The French title was approved, then one word of the original changed."""
    activity.title = "Close & far away"
    activity.save_revision().publish()
    sync_source(french.source)
    put(french, "title", "Loin", None, Intent.APPROVE, Door.STARTER)
    activity.title = "Close & near away"
    activity.save_revision().publish()
    sync_source(french.source)
    return french


@pytest.fixture
def translator(library):
    return make_member(Role.TRANSLATOR, "fr")


@pytest.fixture
def reviewer(library):
    return make_member(Role.REVIEWER, "fr")


@pytest.fixture
def desk(french, translator):
    """The translator at the workplace of the French translation."""
    return DeskClient(french, translator)


@pytest.fixture
def reviewers_desk(french, reviewer):
    return DeskClient(french, reviewer)


@pytest.fixture
def stale_sync(activity, french):
    """Change the original, and bring the translation up to date."""

    def change(title, **fields):
        activity.title = title
        for name, value in fields.items():
            setattr(activity, name, value)
        activity.save_revision().publish()
        sync_source(french.source)

    return change
