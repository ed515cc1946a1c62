"""A page that readers still see in an older version says so where people work on it."""

from __future__ import annotations

from django.urls import reverse

import pytest

from tests.factories.activities import make_activity, make_locales
from tests.factories.translation import make_member, make_translation, write_all
from toolkit_site.translation.publishing.delivery import deliver
from toolkit_site.translation.submission.syncing import sync
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db

SENTENCE = "Readers still see the page as it was last approved."


@pytest.fixture
def french(db):
    """A live French translation of an activity."""
    make_locales()
    translation = make_translation(make_activity(), "fr")
    write_all(translation)
    deliver(translation, user=make_member(Role.REVIEWER, "fr"))
    return translation


def screen(client, translation) -> str:
    client.force_login(make_member(Role.TRANSLATOR, "fr"))
    return client.get(reverse("translation:workplace", args=[translation.pk])).content.decode()


def test_new_parts_of_the_original_say_that_readers_see_the_older_page(client, french):
    original = french.source.get_source_instance()
    original.plan_b = "Play under a roof."
    original.save_revision().publish()
    sync(french.source)
    page = screen(client, french)
    assert "The original has new parts that are not approved yet." in page
    assert SENTENCE in page


def test_a_page_that_is_up_to_date_says_nothing_of_the_kind(client, french):
    assert SENTENCE not in screen(client, french)
