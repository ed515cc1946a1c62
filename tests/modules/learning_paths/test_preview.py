"""A preview of a path is for looking: nothing in it leads to a record."""

from __future__ import annotations

from django.urls import reverse

import pytest

from tests.factories.activities import make_activity
from tests.factories.learning_paths import make_path
from tests.factories.modules import make_unit


pytestmark = pytest.mark.django_db


def test_the_preview_of_a_path_sends_nothing(library, client, admin_client):
    path = make_path(make_unit(title="Look twice"), make_activity(title="Film one gesture"))
    public = client.get(path.url).text
    assert "/learn/paths/" in public
    assert "/learn/steps/" in public
    path.title = "Walk on"
    path.save_revision()
    shown = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[path.pk])).text
    assert "Walk on" in shown
    assert "Film one gesture" in shown
    assert "/learn/paths/" not in shown
    assert "/learn/steps/" not in shown
