"""The teams as Wagtail groups: made once, bound to the pages and collections of their language."""

from __future__ import annotations

from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_person, make_translation
from toolkit_site.translation.teams.models import Role, TranslationTeam
from toolkit_site.translation.teams.setup import bind_teams, ensure_team, ensure_teams, root_pages


pytestmark = pytest.mark.django_db


def locale(code):
    return Locale.objects.get(language_code=code)


def create(*args):
    output = StringIO()
    call_command("create_translation_teams", *args, stdout=output)
    return output.getvalue().splitlines()


@pytest.fixture
def page(library):
    return make_activity(title="Five distances")


def granted(group):
    """Return what a group may do where, and the page of the first permission."""
    rows = GroupPagePermission.objects.filter(group__name=group).select_related("permission")
    return {(row.page_id, row.permission.codename.removesuffix("_page")) for row in rows}


def test_the_command_makes_the_teams_of_every_target_language(library):
    said = create()
    assert [line.split(":")[0] for line in said] == ["fr", "it", "lt", "pl", "uk", "ro", "hu", "pt"]
    names = set(TranslationTeam.objects.values_list("group__name", flat=True))
    codes = ("fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
    assert names == {
        *(f"{role} {code}" for role in ("Translators", "Reviewers") for code in codes),
        "Translation coordinators",
    }


def test_one_language_can_be_chosen(library):
    assert create("--locale", "fr") == ["fr: ready, no pages yet"]
    assert not Group.objects.filter(name="Translators uk").exists()


@pytest.mark.parametrize("code", ["en", "de", "nonsense"])
def test_the_source_and_unknown_languages_are_refused_with_the_list_of_those_there_are(
    library, code
):
    with pytest.raises(CommandError, match=r"fr, it, lt, pl, uk, ro, hu, pt"):
        create("--locale", code)


def test_running_it_again_changes_nothing(page):
    make_translation(page, "fr")

    def everything():
        return [
            list(model.objects.order_by("pk").values())
            for model in (
                Group,
                TranslationTeam,
                Collection,
                GroupPagePermission,
                GroupCollectionPermission,
            )
        ]

    create()
    before = everything()
    create()
    assert everything() == before


def test_teams_get_their_permissions_on_the_root_pages_of_their_language(page):
    translation = make_translation(page, "fr")
    make_translation(page, "uk")
    assert "fr: ready" in create()
    home = translation.get_target_instance().get_ancestors().get(depth=2)
    assert list(root_pages(locale("fr"))) == [home]
    assert granted("Translators fr") == {(home.pk, "change")}
    reviewing = {(home.pk, action) for action in ("change", "publish", "lock", "unlock")}
    assert granted("Reviewers fr") == reviewing
    assert granted("Translation coordinators") >= reviewing
    assert {pk for pk, _action in granted("Translation coordinators")} == {
        home.pk,
        Page.objects.get(depth=2, locale=locale("uk")).pk,
    }


def test_a_language_below_another_one_begins_where_its_pages_begin(page):
    target = make_translation(page, "fr").get_target_instance()
    home = target.get_ancestors().get(depth=2)
    Page.objects.filter(pk=target.pk).update(slug="cinq-distances")
    target.refresh_from_db()
    target.move(page.get_parent(), "last-child")
    assert set(root_pages(locale("fr")).values_list("pk", flat=True)) == {home.pk, target.pk}


def test_a_language_without_pages_is_bound_when_it_has_some(page):
    create("--locale", "fr")
    assert granted("Translators fr") == set()
    target = make_translation(page, "fr").get_target_instance()
    assert bind_teams(locale("fr")) == 1
    user = make_member(Role.TRANSLATOR, "fr")
    rights = target.permissions_for_user(user)
    assert rights.can_edit()
    assert not rights.can_publish()


def test_a_team_of_one_language_has_no_rights_in_another(page):
    make_translation(page, "fr")
    target = make_translation(page, "uk").get_target_instance()
    create()
    rights = target.permissions_for_user(make_member(Role.REVIEWER, "fr"))
    assert [rights.can_edit(), rights.can_publish(), rights.can_lock()] == [False] * 3
    assert not page.permissions_for_user(make_member(Role.REVIEWER, "fr")).can_edit()


def test_members_may_enter_the_admin_and_only_coordinators_submit(library):
    ensure_teams([locale("fr")])
    for role, code in ((Role.TRANSLATOR, "fr"), (Role.REVIEWER, "fr"), (Role.COORDINATOR, None)):
        group = ensure_team(role, locale(code) if code else None)
        user = make_person()
        user.user_permissions.clear()
        user.groups.add(group)
        assert user.has_perm("wagtailadmin.access_admin")
        assert user.has_perm("wagtail_localize.submit_translation") is (role == Role.COORDINATOR)
        assert not user.has_perm("auth.change_group")


def test_a_renamed_group_stays_the_team(library):
    create("--locale", "fr")
    Group.objects.filter(name="Translators fr").update(name="Traductrices")
    assert ensure_team(Role.TRANSLATOR, locale("fr")).name == "Traductrices"
    create("--locale", "fr")
    assert not Group.objects.filter(name="Translators fr").exists()


def test_each_language_has_a_collection_for_pictures_and_documents_of_its_own(library):
    create()
    rows = GroupCollectionPermission.objects.filter(group__name="Translators fr")
    assert {(row.collection.name, row.permission.codename) for row in rows} == {
        ("Root", "choose_image"),
        ("Root", "choose_document"),
        ("Translations: fr", "add_image"),
        ("Translations: fr", "add_document"),
    }
