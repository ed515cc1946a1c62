"""Counting only what moved gives the figures that counting everything gives."""

from __future__ import annotations

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_translation
from tests.toolkit_site.translation.states.writers import put
from toolkit_site.translation.models import TranslationProgress
from toolkit_site.translation.progress.counting import COUNTERS, recount
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.teams.models import Role


@pytest.fixture
def french(library):
    return make_translation(make_activity(title="Close & far", taster="Seven small words."), "fr")


def figures(translation):
    progress = TranslationProgress.objects.get(translation=translation)
    return {name: getattr(progress, name) for name in COUNTERS}


def test_every_way_through_the_states_is_counted(french):
    translator, reviewer = make_member(Role.TRANSLATOR, "fr"), make_member(Role.REVIEWER, "fr")
    recount([french])
    ways = [
        ("title", "Loin", translator, Intent.PROPOSE, Door.MACHINE),
        ("title", "Près et loin", translator, Intent.TRANSLATE, Door.WORKPLACE),
        ("title", "Près et loin", reviewer, Intent.APPROVE, Door.WORKPLACE),
        ("taster", "Quelques mots.", reviewer, Intent.TRANSLATE, Door.WORKPLACE),
        ("taster", "", reviewer, Intent.CLEAR, Door.WORKPLACE),
    ]
    seen = []
    for path, text, user, intent, door in ways:
        put(french, path, text, user, intent, door)
        moved = figures(french)
        recount([french])
        assert moved == figures(french), (path, intent)
        seen.append(
            (moved["segments_proposed"], moved["words_translated"], moved["words_approved"])
        )
    assert seen == [(1, 0, 0), (0, 2, 0), (0, 0, 2), (0, 3, 2), (0, 0, 2)]


def test_whoever_saved_is_the_last_who_worked_on_it(french):
    translator = make_member(Role.TRANSLATOR, "fr")
    recount([french])
    put(french, "title", "Loin", translator)
    assert TranslationProgress.objects.get(translation=french).last_activity_by == translator
