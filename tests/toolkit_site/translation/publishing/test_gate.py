"""Whichever of Wagtail's doors somebody uses, a translation goes live only as its delivery made it."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, Revision

import pytest

from tests.factories.activities import make_activity
from toolkit_site.translation.publishing.gate import PublishRefusedError
from toolkit_site.translation.publishing.hooks import refuse_to_publish


@pytest.fixture
def page(ukrainian) -> Page:
    return ukrainian.get_target_instance()


@pytest.fixture
def boss(client, db):
    """A superuser: Wagtail would let her do everything."""
    user = get_user_model().objects.create_superuser("boss", "boss@example.org", "secret")
    client.force_login(user)
    return user


def is_live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_code_cannot_publish_a_revision_of_a_translation(page):
    with pytest.raises(PublishRefusedError, match="translation workplace"):
        page.save_revision().publish()
    assert not is_live(page)


def test_a_live_page_keeps_its_words_when_code_publishes_others(live, read):
    page = live.get_target_instance()
    page.taster = "Something else"
    with pytest.raises(PublishRefusedError):
        page.save_revision().publish()
    assert "Something else" not in read()


@pytest.mark.usefixtures("boss")
def test_the_editor_does_not_publish(client, page):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(url, {"action-publish": "1", "title": "Mine", "slug": page.slug})
    assert not is_live(page)


def test_the_editor_refuses_with_words(rf: RequestFactory, page, activity, boss):
    request = rf.post("/")
    request.user = boss
    response = refuse_to_publish(request, page)
    assert response is not None
    assert response.status_code == 403
    assert b"translation workplace" in response.content
    assert refuse_to_publish(request, activity) is None


@pytest.mark.usefixtures("boss")
@pytest.mark.parametrize("below", [True, False])
def test_bulk_publishing_does_not_publish(client, page, below):
    chosen = page.get_parent() if below else page
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(f"{url}?id={chosen.pk}", {"include_descendants": "on"} if below else {})
    assert response.status_code == 403
    assert not is_live(page)


@pytest.mark.usefixtures("boss")
def test_the_api_of_the_admin_does_not_publish(client, page):
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    assert client.post(url).status_code == 403
    assert not is_live(page)


@pytest.mark.usefixtures("boss")
def test_an_old_version_does_not_come_back_by_reverting(client, live, read):
    page = live.get_target_instance()
    first = page.revisions.order_by("created_at").first()
    page.get_latest_revision()
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "revert_to_page_revision"])
    client.post(url, {"revision_id": first.pk}, content_type="application/json")
    with pytest.raises(PublishRefusedError):
        first.publish()
    assert "uk Film &amp; sound" in read()


def test_a_schedule_does_not_publish_and_does_not_hold_up_others(page, activity):
    other = make_activity(publish=False)
    soon = timezone.now() - timedelta(hours=1)
    ours = page.save_revision(approved_go_live_at=soon)
    theirs = other.save_revision(approved_go_live_at=soon + timedelta(minutes=1))
    with pytest.raises(PermissionDenied):
        call_command("publish_scheduled")
    assert not is_live(page)
    call_command("publish_scheduled")
    assert is_live(other)
    assert not Revision.objects.filter(
        pk__in=[ours.pk, theirs.pk], approved_go_live_at__isnull=False
    ).exists()


def test_an_alias_is_not_made_a_live_page_in_the_source_language(page, activity, boss):
    Page.objects.filter(pk=page.pk).update(alias_of=activity.pk, live=True)
    alias = Page.objects.get(pk=page.pk).specific
    with pytest.raises(PublishRefusedError):
        ConvertAliasPageAction(alias, user=boss).execute()


def test_the_engine_itself_does_not_publish(ukrainian, page, django_capture_on_commit_callbacks):
    with pytest.raises(PublishRefusedError), django_capture_on_commit_callbacks(execute=True):
        ukrainian.save_target(publish=True)
    assert not is_live(page)


def test_a_delivered_version_may_be_published_again(live):
    page = live.get_target_instance()
    page.unpublish()
    page.get_latest_revision().publish()
    assert is_live(page)


def test_unpublishing_and_other_saves_are_free(live):
    page = live.get_target_instance()
    page.show_in_menus = True
    page.save()
    page.locked = True
    page.save(update_fields=["locked"])
    page.unpublish()
    assert not is_live(page)


def test_pages_that_are_no_translations_are_published_as_ever(activity, ukrainian):
    activity.taster = "A new taster."
    activity.save_revision().publish()
    assert Page.objects.get(pk=activity.pk).specific.taster == "A new taster."
    ukrainian.enabled = False
    ukrainian.save()
    page = ukrainian.get_target_instance()
    page.save_revision().publish()
    assert is_live(page)
