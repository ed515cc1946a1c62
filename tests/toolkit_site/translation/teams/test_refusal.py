"""A refusal is a real 403: a page for people, JSON for scripts, the sign-in form for strangers."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

import pytest

from tests.factories.translation import make_member, make_person
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.permissions import user_can_coordinate
from toolkit_site.translation.teams.refusal import refuse, requires


pytestmark = pytest.mark.django_db
CLOSED = "/admin/localize/jsi18n/"


def test_people_see_a_page_of_the_admin_that_says_why_and_leads_back(library, client):
    client.force_login(make_person())
    answer = client.get(CLOSED)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Translations are not made here." in page
    assert 'href="/admin/"' in page
    assert "wagtail-sidebar" in page


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "application/json"},
        {"x-requested-with": "XMLHttpRequest"},
        {"content-type": "application/json", "accept": "*/*"},
    ],
)
def test_scripts_get_the_reason_as_json(library, client, headers):
    client.force_login(make_person())
    answer = client.post(
        CLOSED, "{}", content_type=headers.get("content-type", "text/plain"), headers=headers
    )
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("Translations are not made here.")


def test_strangers_are_sent_to_sign_in(library, client):
    answer = client.get(CLOSED)
    assert answer.status_code == 302
    assert answer["Location"] == f"/admin/login/?next={CLOSED}"


def test_an_account_without_the_admin_sees_nothing_of_it(library, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("trainer"))
    answer = client.get(CLOSED)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_a_view_can_ask_a_predicate(library, rf):
    view = requires(user_can_coordinate)(lambda request: HttpResponse("let in"))
    request = rf.get("/", headers={"accept": "application/json"})
    request.user = make_person()
    assert view(request).status_code == 403
    request.user = make_member(Role.COORDINATOR)
    assert view(request).content == b"let in"


def test_refusing_a_stranger_outside_the_admin_asks_her_to_sign_in(library, rf):
    request = rf.get("/somewhere/")
    request.user = AnonymousUser()
    assert refuse(request)["Location"] == "/admin/login/?next=/somewhere/"
