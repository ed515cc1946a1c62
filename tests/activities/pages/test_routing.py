"""A private translation does not hide its public original from the readers of its language."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import Locale, PageViewRestriction

import pytest

from tests.factories.activities import make_activity, make_locales


ORIGINAL, TRANSLATION = "Look closely", "Regarde bien"


@pytest.fixture
def original(library):
    make_locales()
    return make_activity(title=ORIGINAL, slug="look-closely")


@pytest.fixture
def translation(original):
    french = Locale.objects.get(language_code="fr")
    for page in (original.get_parent().get_parent(), original.get_parent()):
        page.specific.copy_for_translation(french)
    page = original.copy_for_translation(french)
    page.title = TRANSLATION
    page.save_revision().publish()
    return page


def read(client) -> str:
    return client.get("/fr/activities/look-closely/").content.decode()


def title(html: str) -> str:
    return html.split("<h1", 1)[1].split("</h1>", 1)[0]


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_who_may_not_see_the_translation_reads_the_original(client, translation, kind):
    assert TRANSLATION in title(read(client))
    PageViewRestriction.objects.create(page=translation, restriction_type=kind, password="x")
    html = read(client)
    assert ORIGINAL in title(html)
    assert TRANSLATION not in html
    assert client.get("/fr/activities/look-closely/sheet.pdf").status_code == 200


def test_who_may_see_the_translation_reads_it(client, translation):
    friends = Group.objects.create(name="Friends")
    restriction = PageViewRestriction.objects.create(page=translation, restriction_type="groups")
    restriction.groups.add(friends)
    user = get_user_model().objects.create_user("anna", "anna@example.org", "secret")
    client.force_login(user)
    assert ORIGINAL in title(read(client))
    user.groups.add(friends)
    assert TRANSLATION in title(read(client))


def test_who_knows_the_password_reads_the_translation(client, translation):
    restriction = PageViewRestriction.objects.create(
        page=translation, restriction_type="password", password="open"
    )
    url = reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, translation.pk])
    client.post(url, {"password": "open", "return_url": "/fr/activities/look-closely/"})
    assert TRANSLATION in title(read(client))


def test_where_the_original_is_private_too_the_reader_is_asked_to_sign_in(
    client, original, translation
):
    for page in (original, translation):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get("/fr/activities/look-closely/")
    assert response.status_code == 302
    assert "login" in response["Location"]
