"""Who may send an original to translation. The other questions are asked, URL by URL, by the permission matrix."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser, Group, Permission

from wagtail.models import GroupPagePermission

import pytest

from tests.factories.activities import make_activity, make_topic
from tests.factories.translation import make_member, make_person
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.permissions import user_can_submit, was_published


pytestmark = pytest.mark.django_db


@pytest.fixture
def page(library):
    return make_activity()


def editor_of(page, *, submits=True):
    user = make_person()
    group = Group.objects.create(name="Editors of one page")
    user.groups.add(group)
    GroupPagePermission.objects.create(group=group, page=page, permission_type="change")
    if submits:
        user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    return user


def test_who_may_edit_a_page_and_submit_may_submit_that_page(page, library):
    other = make_activity()
    user = editor_of(page)
    assert user_can_submit(user, page)
    assert not user_can_submit(user, other)
    assert not user_can_submit(user, library)


def test_neither_editing_nor_the_permission_alone_is_enough(page):
    assert not user_can_submit(editor_of(page, submits=False), page)
    user = make_person()
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    assert not user_can_submit(user, page)


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER])
def test_translators_and_reviewers_do_not_submit(page, role):
    assert not user_can_submit(make_member(role, "fr"), page)


def test_coordinators_submit_what_is_live(page):
    user = make_member(Role.COORDINATOR)
    assert user_can_submit(user, page)
    page.unpublish()
    page.refresh_from_db()
    assert not user_can_submit(user, page)


def test_an_editor_may_submit_what_she_withdrew(page):
    page.unpublish()
    page.refresh_from_db()
    assert user_can_submit(editor_of(page), page)


def test_nobody_submits_what_was_never_published(library, admin_user):
    draft = make_activity(publish=False)
    assert not was_published(draft)
    for user in (editor_of(draft), make_member(Role.COORDINATOR), admin_user):
        assert not user_can_submit(user, draft)


def test_snippets_are_submitted_by_those_who_may_change_them(library):
    topic = make_topic()
    user = make_person()
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    assert not user_can_submit(user, topic)
    user.user_permissions.add(Permission.objects.get(codename="change_topic"))
    assert user_can_submit(type(user).objects.get(pk=user.pk), topic)
    assert user_can_submit(make_member(Role.COORDINATOR), topic)


def test_parts_of_a_page_go_with_their_page(page, admin_user):
    part = page.materials.get()
    for user in (make_member(Role.COORDINATOR), admin_user):
        assert not user_can_submit(user, part)


def test_strangers_and_closed_accounts_submit_nothing(page, admin_user):
    assert not user_can_submit(AnonymousUser(), page)
    assert not user_can_submit(None, page)
    admin_user.is_active = False
    assert not user_can_submit(admin_user, page)
