"""Pages and snippets that translations make are written in the workplace only."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

import pytest

from tests.factories.activities import make_activity, make_topic
from tests.factories.translation import make_member, make_person, make_translation
from toolkit_site.translation.teams.models import Role
from toolkit_site.translation.teams.setup import bind_teams


pytestmark = pytest.mark.django_db
TITLE = "Cinq distances"


@pytest.fixture
def translation(library):
    made = make_translation(make_activity(), "fr")
    bind_teams(made.target_locale)
    return made


@pytest.fixture
def target(translation):
    return translation.get_target_instance()


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def workplace_of(translation):
    return reverse("translation:workplace", args=[translation.pk])


def make_editor(*groups):
    user = make_person()
    user.groups.add(*Group.objects.filter(name__in=groups))
    return user


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.COORDINATOR])
def test_the_team_is_led_to_the_workplace(translation, target, client, role, method):
    client.force_login(make_member(role, None if role == Role.COORDINATOR else "fr"))
    answer = getattr(client, method)(edit_url(target), {"title": TITLE, "action-publish": "1"})
    assert answer.status_code == 302
    assert answer["Location"] == workplace_of(translation)
    assert not Page.objects.filter(title=TITLE).exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_who_may_edit_all_pages_may_not_edit_translations(target, client, group, method):
    client.force_login(make_editor(group))
    answer = getattr(client, method)(edit_url(target), {"title": TITLE})
    assert answer.status_code == 403
    assert "Only the team of this language" in answer.content.decode()


def test_the_editor_that_saves_by_itself_is_told_in_its_own_language(target, client):
    client.force_login(make_editor("Editors"))
    headers = {"accept": "application/json"}
    answer = client.post(edit_url(target), {"title": TITLE}, headers=headers)
    assert answer.status_code in (400, 403)
    assert "error" in answer["Content-Type"] or "json" in answer["Content-Type"]


def test_the_original_is_edited_as_ever(translation, client):
    client.force_login(make_editor("Editors"))
    original = translation.source.get_source_instance()
    assert client.get(edit_url(original)).status_code == 200


def test_an_older_version_is_not_brought_back_past_the_states(translation, target, client):
    revision = target.save_revision()
    client.force_login(make_member(Role.REVIEWER, "fr"))
    url = reverse("wagtailadmin_pages:revisions_revert", args=[target.pk, revision.pk])
    assert client.get(url)["Location"] == workplace_of(translation)


def test_a_stopped_translation_is_edited_as_any_page_and_not_started_again(
    translation, target, client
):
    Translation.objects.update(enabled=False)
    client.force_login(make_editor("Moderators"))
    page = client.get(edit_url(target))
    assert page.status_code == 200
    for field in ("localize-restart-translation", "localize-convert-to-alias"):
        assert field not in page.content.decode()
        assert client.post(edit_url(target), {field: "1"}).status_code == 403
    assert not Translation.objects.filter(enabled=True).exists()


def test_of_two_translations_the_one_of_the_source_language_counts(translation, target, client):
    italian = Locale.objects.get(language_code="it")
    other = TranslationSource.objects.create(
        object_id=target.translation_key,
        locale=italian,
        specific_content_type=translation.source.specific_content_type,
        content_json="{}",
        last_updated_at=translation.source.last_updated_at,
    )
    second = Translation.objects.create(source=other, target_locale=translation.target_locale)
    Translation.objects.filter(pk=second.pk).update(id=0)
    assert Translation.objects.order_by("pk").first().source == other
    client.force_login(make_member(Role.TRANSLATOR, "fr"))
    assert client.get(edit_url(target))["Location"] == workplace_of(translation)


def topic_in_french():
    topic = make_topic()
    french = topic.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.slug = "montage"
    french.save()
    source, _made = TranslationSource.get_or_create_from_instance(topic)
    made = Translation.objects.create(source=source, target_locale=french.locale)
    return made, french


def may_change_topics(user):
    user.user_permissions.add(
        *Permission.objects.filter(codename__in=["change_topic", "view_topic"])
    )
    return type(user).objects.get(pk=user.pk)


@pytest.mark.parametrize("method", ["get", "post"])
def test_snippets_of_another_language_are_closed_to_their_editors(library, client, method):
    _translation, french = topic_in_french()
    url = reverse("wagtailsnippets_activities_topic:edit", args=[french.pk])
    client.force_login(may_change_topics(make_person()))
    assert getattr(client, method)(url, {"title": TITLE}).status_code == 403
    french.refresh_from_db()
    assert french.title != TITLE


def test_snippets_lead_the_team_to_the_workplace(library, client):
    translation, french = topic_in_french()
    url = reverse("wagtailsnippets_activities_topic:edit", args=[french.pk])
    client.force_login(may_change_topics(make_member(Role.TRANSLATOR, "fr")))
    assert client.get(url)["Location"] == workplace_of(translation)


def test_translators_see_no_list_of_snippets(library, client):
    client.force_login(make_member(Role.TRANSLATOR, "fr"))
    for name in ("list", "add"):
        answer = client.get(reverse(f"wagtailsnippets_activities_topic:{name}"))
        assert answer.status_code == 302
        assert answer["Location"] == "/admin/"
