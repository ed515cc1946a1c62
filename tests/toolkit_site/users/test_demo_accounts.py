"""The demo's accounts: made once, kept, and able to do what their names say."""

from __future__ import annotations

from io import StringIO

from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from wagtail.models import GroupPagePermission, Locale, Page

import pytest

from tests.factories.activities import make_locales
from toolkit_site.translation.teams.permissions import (
    locale_ids_to_review,
    locale_ids_to_translate,
)
from toolkit_site.users.demo_accounts import ACCOUNTS


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _languages(db):
    make_locales()


def create(monkeypatch, password=""):
    monkeypatch.setenv("DEMO_PASSWORD", password)
    output = StringIO()
    call_command("create_demo_accounts", stdout=output)
    return output.getvalue()


def test_six_accounts_are_made_and_named(monkeypatch):
    said = create(monkeypatch, "secret")
    names = {"editor", "translator-fr", "translator-uk", "reviewer", "trainer", "admin"}
    assert set(get_user_model().objects.values_list("username", flat=True)) == names
    assert all(name in said for name in names)


def test_without_a_chosen_password_a_random_one_is_made_and_printed_once(monkeypatch):
    password = create(monkeypatch).strip().splitlines()[-1].rsplit(" ", 1)[1]
    assert len(password) >= 12
    assert authenticate(username="editor", password=password)
    again = create(monkeypatch)
    assert "kept" in again
    assert password not in again
    assert authenticate(username="editor", password=password)


def test_a_chosen_password_is_not_printed_and_holds_on_a_second_run_too(monkeypatch):
    create(monkeypatch)
    assert "chosen-by-me" not in create(monkeypatch, "chosen-by-me")
    for account in ACCOUNTS:
        assert authenticate(username=account.username, password="chosen-by-me")


def test_what_an_account_became_is_kept(monkeypatch):
    create(monkeypatch, "secret")
    get_user_model().objects.filter(username="trainer").update(first_name="Oksana")
    create(monkeypatch)
    assert get_user_model().objects.get(username="trainer").first_name == "Oksana"
    assert get_user_model().objects.count() == len(ACCOUNTS)


@pytest.mark.parametrize(
    ("username", "may_enter", "may_write", "may_publish", "may_submit"),
    [
        ("editor", True, True, False, True),
        ("reviewer", True, True, True, True),
        ("translator-fr", True, False, False, False),
        ("trainer", False, False, False, False),
        ("admin", True, True, True, True),
    ],
)
def test_each_may_do_what_the_name_says(
    monkeypatch, username, may_enter, may_write, may_publish, may_submit
):
    create(monkeypatch, "secret")
    user = get_user_model().objects.get(username=username)
    assert user.has_perm("wagtailadmin.access_admin") is may_enter
    rights = Page.objects.get(depth=2).permissions_for_user(user)
    assert rights.can_add_subpage() is may_write
    assert rights.can_publish() is may_publish
    assert user.has_perm("wagtail_localize.submit_translation") is may_submit


@pytest.mark.parametrize(
    ("username", "translates", "reviews"),
    [
        ("translator-fr", {"fr"}, set()),
        ("translator-uk", {"uk"}, set()),
        ("reviewer", *[{"fr", "it", "lt", "pl", "uk", "ro", "hu", "pt"}] * 2),
        ("editor", set(), set()),
        ("trainer", set(), set()),
    ],
)
def test_translators_and_the_reviewer_are_in_their_teams(
    monkeypatch, username, translates, reviews
):
    create(monkeypatch, "secret")
    user = get_user_model().objects.get(username=username)
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    assert {codes[pk] for pk in locale_ids_to_translate(user)} == translates
    assert {codes[pk] for pk in locale_ids_to_review(user)} == reviews


def test_translators_cannot_open_the_original(monkeypatch):
    create(monkeypatch, "secret")
    user = get_user_model().objects.get(username="translator-fr")
    assert not Page.objects.get(depth=2).permissions_for_user(user).can_edit()


def an_older_demo():
    old = Group.objects.create(name="Translators")
    GroupPagePermission.objects.create(
        group=old, page=Page.objects.get(depth=1), permission_type="change"
    )
    user = get_user_model().objects.create_user("translator-uk", password="kept")
    user.groups.add(old)
    return old, user


def test_the_group_of_an_older_demo_that_could_edit_every_page_is_replaced(monkeypatch):
    _old, user = an_older_demo()
    create(monkeypatch)
    assert [group.name for group in user.groups.all()] == ["Translators uk"]
    assert not Group.objects.filter(name="Translators").exists()
    assert authenticate(username="translator-uk", password="kept")


def test_a_group_of_the_same_name_with_people_of_the_site_stays(monkeypatch):
    old, _user = an_older_demo()
    oksana = get_user_model().objects.create_user("oksana")
    oksana.groups.add(old)
    create(monkeypatch)
    assert list(old.user_set.all()) == [oksana]


def test_editors_may_edit_topics_but_not_delete_them(monkeypatch):
    create(monkeypatch, "secret")
    editor = get_user_model().objects.get(username="editor")
    assert editor.has_perm("activities.change_topic")
    assert not editor.has_perm("activities.delete_topic")
    assert get_user_model().objects.get(username="reviewer").has_perm("activities.delete_topic")


def test_translators_see_the_admin_in_their_language(monkeypatch):
    create(monkeypatch, "secret")
    translator = get_user_model().objects.get(username="translator-uk")
    assert translator.wagtail_userprofile.get_preferred_language() == "uk"
