"""Names of topics and competences in the library, in languages that lack some of them."""

from __future__ import annotations

import pytest

from tests.factories.activities import make_activity


pytestmark = pytest.mark.django_db


def test_names_that_the_readers_language_lacks_say_their_language(client, library):
    make_activity(topics=("editing",))
    page = client.get("/fr/activities/").content.decode()
    assert '<span lang="en">Editing</span>' in page
    assert '<span class="activity-card__strand" lang="en">Editing</span>' in page
    assert '<span lang="en">Editing</span>' not in client.get("/en/activities/").content.decode()
