"""Coordinators give and take roles and set the rules of a language; nobody raises herself."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import Locale, ModelLogEntry

import pytest

from tests.factories.translation import make_member, make_person
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.teams.models import Role, TranslationTeam
from toolkit_site.translation.teams.permissions import (
    user_can_coordinate,
    user_can_review,
    user_can_translate,
)
from toolkit_site.translation.teams.setup import ensure_teams


pytestmark = pytest.mark.django_db
OVERVIEW, COORDINATORS = "/admin/translations/teams/", "/admin/translations/teams/coordinators/"


@pytest.fixture
def fr(library):
    ensure_teams()
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def screen(fr):
    return reverse("translation:team", args=[fr.pk])


@pytest.fixture
def coordinator(fr, client):
    user = make_member(Role.COORDINATOR)
    client.force_login(user)
    return user


def fresh(user):
    """Return the person as the next request sees her."""
    return type(user).objects.get(pk=user.pk)


def errors(answer):
    return answer.context["join"].errors


def test_every_language_is_shown_with_its_people_and_rules(coordinator, fr, client):
    make_member(Role.TRANSLATOR, "fr").groups.get()
    oksana = make_member(Role.REVIEWER, "uk")
    type(oksana).objects.filter(pk=oksana.pk).update(first_name="Oksana", last_name="Kravets")
    LocalePolicy.objects.create(locale=fr, needs_review=False)
    page = client.get(OVERVIEW).content.decode()
    assert "Oksana Kravets (person-" in page
    assert page.count("Translations need no approval.") == 1
    for code in ("fr", "uk", "hu"):
        locale = Locale.objects.get(language_code=code)
        assert reverse("translation:team", args=[locale.pk]) in page


def test_the_overview_takes_few_queries_however_many_people_there_are(
    coordinator, client, django_assert_max_num_queries
):
    for code in ("fr", "it", "lt", "pl"):
        for role in (Role.TRANSLATOR, Role.REVIEWER):
            make_member(role, code)
    client.get(OVERVIEW)
    with django_assert_max_num_queries(14):  # Wagtail's frame: 8
        client.get(OVERVIEW)


@pytest.mark.parametrize("typed", ["marie", "Marie@Example.org", " marie "])
def test_somebody_is_added_by_user_name_or_address_and_may_enter_the_admin(
    coordinator, fr, screen, client, django_user_model, typed
):
    marie = django_user_model.objects.create_user("marie", "marie@example.org")
    answer = client.post(screen, {"join": "", "person": typed, "role": "translator"}, follow=True)
    assert "The team is saved." in answer.content.decode()
    assert user_can_translate(fresh(marie), fr)
    assert not user_can_review(fresh(marie), fr)
    assert fresh(marie).has_perm("wagtailadmin.access_admin")
    logged = ModelLogEntry.objects.get(action="translation.join_team")
    assert (logged.user, logged.object_id, logged.message) == (
        coordinator,
        str(marie.pk),
        "Added to “Translators fr”",
    )


def test_somebody_is_taken_out_again(coordinator, fr, screen, client):
    marie = make_member(Role.REVIEWER, "fr")
    assert f'value="{marie.pk}"' in client.get(screen).content.decode()
    client.post(screen, {"leave": "", "person": marie.pk, "role": "reviewer"})
    assert not user_can_translate(fresh(marie), fr)
    assert ModelLogEntry.objects.filter(action="translation.leave_team").count() == 1
    client.post(screen, {"leave": "", "person": marie.pk, "role": "reviewer"})
    assert ModelLogEntry.objects.filter(action="translation.leave_team").count() == 1


def test_the_first_member_of_a_new_language_makes_its_teams(coordinator, client):
    TranslationTeam.objects.filter(locale__language_code="hu").delete()
    Group.objects.filter(name__endswith=" hu").delete()
    hungarian = Locale.objects.get(language_code="hu")
    person = make_person()
    screen = reverse("translation:team", args=[hungarian.pk])
    client.post(screen, {"join": "", "person": person.username, "role": "reviewer"})
    assert user_can_review(fresh(person), hungarian)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nobody-of-that-name", "Nobody with an active account is called “nobody-of-that-name”."),
        ("", "This field is required."),
        ("shared@example.org", "Several accounts use the address “shared@example.org”"),
        ("gone", "Nobody with an active account is called “gone”."),
        ("a\x00b", "Null characters are not allowed."),
        ("x" * 300, "at most 254 characters"),
    ],
)
def test_a_name_that_fits_nobody_is_explained_and_kept(
    coordinator, screen, client, django_user_model, typed, said
):
    for name in ("one", "two"):
        django_user_model.objects.create_user(name, "shared@example.org")
    django_user_model.objects.create_user("gone", is_active=False)
    answer = client.post(screen, {"join": "", "person": typed, "role": "translator"})
    assert said in errors(answer)["person"][0]
    assert answer.context["join"]["person"].value() == typed


@pytest.mark.parametrize(
    "role", ["coordinator", "superuser", "", "Translation coordinators", "Moderators"]
)
def test_only_the_roles_of_a_language_can_be_given_on_its_screen(coordinator, screen, client, role):
    person = make_person()
    answer = client.post(screen, {"join": "", "person": person.username, "role": role})
    assert "role" in errors(answer)
    assert not fresh(person).groups.exists()


@pytest.mark.parametrize("data", [{"role": "translator"}, {"role": "reviewer", "person": "zzz"}])
def test_taking_out_nobody_changes_nothing(coordinator, screen, client, data):
    assert client.post(screen, {"leave": "", **data}).status_code == 200


def test_a_coordinator_cannot_make_or_remove_coordinators(coordinator, client):
    other, person = make_member(Role.COORDINATOR), make_person()
    join = {"join": "", "person": person.username, "role": "coordinator"}
    leave = {"leave": "", "person": other.pk, "role": "coordinator"}
    for data in (join, leave):
        assert client.post(COORDINATORS, data).status_code == 403
    assert client.get(COORDINATORS).status_code == 403
    assert user_can_coordinate(fresh(other))
    assert not user_can_coordinate(fresh(person))
    assert COORDINATORS not in client.get(OVERVIEW).content.decode()


def test_a_superuser_makes_and_removes_coordinators(fr, client, admin_user):
    client.force_login(admin_user)
    person = make_person()
    assert COORDINATORS in client.get(OVERVIEW).content.decode()
    client.post(COORDINATORS, {"join": "", "person": person.username, "role": "coordinator"})
    assert user_can_coordinate(fresh(person))
    client.post(COORDINATORS, {"leave": "", "person": person.pk, "role": "coordinator"})
    assert not user_can_coordinate(fresh(person))


def test_the_rules_of_a_language_are_set(coordinator, fr, screen, client):
    client.post(screen, {"rules": "", "new_parts": "publish", "own_approval": "on"})
    rules = LocalePolicy.of(fr)
    assert (rules.new_parts, rules.needs_review, rules.own_approval) == ("publish", False, True)
    client.post(screen, {"rules": "", "new_parts": "hold", "needs_review": "on"})
    rules = LocalePolicy.of(fr)
    assert (rules.new_parts, rules.needs_review, rules.own_approval) == ("hold", True, False)
    assert LocalePolicy.objects.count() == 1


def test_a_rule_that_does_not_exist_is_refused(coordinator, fr, screen, client):
    answer = client.post(screen, {"rules": "", "new_parts": "whatever"})
    assert "new_parts" in answer.context["rules"].errors
    assert not LocalePolicy.objects.exists()


@pytest.mark.parametrize("locale_id", ["en", 999_999])
def test_the_source_language_has_no_team(coordinator, client, locale_id):
    if locale_id == "en":
        locale_id = Locale.get_default().pk
    answer = client.get(reverse("translation:team", args=[locale_id]), follow=True)
    assert answer.status_code == 404


def test_the_menu_shows_the_teams_to_coordinators_only(coordinator, client):
    assert OVERVIEW in client.get("/admin/").content.decode()
    client.force_login(make_member(Role.REVIEWER, "fr"))
    assert OVERVIEW not in client.get("/admin/").content.decode()
