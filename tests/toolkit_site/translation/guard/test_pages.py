"""Wagtail's other doors to a page: bulk actions, deleting, moving, the admin's API, menus and the locale form."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member, make_person, make_translation
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import bind_teams


pytestmark = pytest.mark.django_db


@pytest.fixture
def target(library):
    translation = make_translation(make_activity(title="Five distances"), "fr")
    bind_teams(translation.target_locale)
    return translation.get_target_instance()


@pytest.fixture
def moderator(client):
    user = make_person()
    user.groups.add(Group.objects.get(name="Moderators"))
    client.force_login(user)
    return user


def bulk(client, action, *pages, **data):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{url}?{'&'.join(f'id={page.pk}' for page in pages)}", data)


def api(client, page, action, **data):
    url = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return client.post(url, data, content_type="application/json")


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_translations_are_not_published_in_bulk(target, moderator, client, admin_user):
    for user in (moderator, admin_user, make_member(Role.REVIEWER, "fr")):
        client.force_login(user)
        assert bulk(client, "publish", target).status_code == 403
        assert not is_live(target)


def test_nor_with_the_pages_above_them(target, moderator, client):
    above = target.get_parent()
    assert bulk(client, "publish", above, include_descendants="on").status_code == 403
    assert not is_live(target)


def test_originals_are_published_in_bulk_as_ever(target, moderator, client):
    draft = make_activity(publish=False)
    draft.save_revision()
    assert bulk(client, "publish", draft).status_code == 302
    assert is_live(draft)


@pytest.mark.parametrize(
    # In bulk, Wagtail finds no place that she might move it to, and shows the form again.
    ("action", "in_bulk"),
    [("delete", 403), ("move", 200)],
)
def test_translators_delete_and_move_nothing(target, client, action, in_bulk):
    client.force_login(make_member(Role.TRANSLATOR, "fr"))
    urls = {
        "delete": reverse("wagtailadmin_pages:delete", args=[target.pk]),
        "move": reverse(
            "wagtailadmin_pages:move_confirm", args=[target.pk, target.get_parent().pk]
        ),
    }
    assert client.post(urls[action]).status_code == 403
    assert bulk(client, action, target, chooser=target.get_parent().pk).status_code == in_bulk
    assert api(client, target, action, destination_page_id=2).status_code == 403
    assert Page.objects.filter(pk=target.pk, path=target.path).exists()


def test_reviewers_delete_drafts(target, client):
    client.force_login(make_member(Role.REVIEWER, "fr"))
    client.post(reverse("wagtailadmin_pages:delete", args=[target.pk]))
    assert not Page.objects.filter(pk=target.pk).exists()


def test_editors_delete_originals_as_ever(target, client):
    user = make_person()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    draft = make_activity(publish=False)
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not Page.objects.filter(pk=draft.pk).exists()
    assert client.post(reverse("wagtailadmin_pages:delete", args=[target.pk])).status_code == 403


@pytest.mark.parametrize("action", ["publish", "revert_to_page_revision"])
def test_the_api_publishes_no_translation(target, client, admin_user, action):
    revision = target.save_revision()
    client.force_login(admin_user)
    assert api(client, target, action, revision_id=revision.pk).status_code == 403
    assert not is_live(target)


def test_the_api_copies_nothing_into_another_language(target, client, admin_user):
    client.force_login(admin_user)
    original = Page.objects.get(title="Five distances", locale__language_code="en")
    answer = api(client, original, "copy_for_translation", locale="it", copy_parents=True)
    assert answer.status_code == 403
    assert not Page.objects.filter(locale__language_code="it").exists()


def test_the_api_does_the_rest_as_ever(target, client, admin_user):
    client.force_login(admin_user)
    draft = make_activity(publish=False)
    assert api(client, draft, "publish").status_code == 200
    assert is_live(draft)
    assert client.get("/admin/api/main/pages/").status_code == 200


def test_editors_find_the_button_that_sends_a_page_to_translation(library, client):
    user = make_person()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    page = make_activity()
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert f'href="{url}"' in answer.content.decode()
    assert client.get(url)["Location"] == reverse("translation:submit_page", args=[page.pk])


def test_the_menu_of_reports_keeps_everything_but_their_report(library, client, admin_user):
    client.force_login(admin_user)
    page = client.get("/admin/").content.decode()
    assert reverse("wagtail_localize:translations_report") not in page
    for name in ("wagtailadmin_reports:locked_pages", "wagtailadmin_reports:site_history"):
        assert reverse(name) in page


def test_the_form_of_a_language_offers_no_copying_of_the_page_tree(library, client, admin_user):
    client.force_login(admin_user)
    french = Locale.objects.get(language_code="fr")
    url = reverse("wagtaillocales:edit", args=[french.pk])
    assert "sync_from" not in client.get(url).content.decode()
    slug = LocaleSynchronization._meta.db_table
    data = {"language_code": "fr", f"{slug}-enabled": "on", f"{slug}-sync_from": library.locale_id}
    client.post(url, data)
    assert not LocaleSynchronization.objects.exists()
