"""wagtail-localize's addresses lead to our screens, or nowhere; today's and tomorrow's."""

from __future__ import annotations

from django.test import Client
from django.urls import NoReverseMatch, path, resolve, reverse

from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.wagtail_hooks import register_admin_urls

import pytest

from tests.factories import fresh
from tests.factories.activities import make_activity, make_topic
from tests.factories.translation import make_member, make_person, make_translation
from toolkit_site.translation.guard import addresses, ways
from toolkit_site.translation.guard.addresses import closed, guarded_addresses
from toolkit_site.translation.guard.ways import WAYS
from toolkit_site.translation.teams.models import Role


pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
NAMES = {pattern.name for resolver in register_admin_urls() for pattern in resolver.url_patterns}


@pytest.fixture(scope="module")
def shared_translation(made_once):
    return make_translation(make_activity(), "fr")


@pytest.fixture
def translation(shared_translation, db):
    return fresh(shared_translation)


def sample(name, translation):
    segment = translation.source.stringsegment_set.first()
    override = translation.source.overridablesegment_set.first()
    page = translation.get_target_instance()
    topic = ["activities", "topic", make_topic().pk]
    arguments = {
        "javascript_catalog": [],
        "edit_string_translation": [translation.pk, segment.pk],
        "edit_override": [translation.pk, override.pk if override else 1],
        "convert_to_alias": [page.pk],
        "snippets_api_listing": topic[:2],
        "snippets_api_detail": topic,
        "translations_report_results": [],
    }
    return reverse(f"wagtail_localize:{name}", args=arguments.get(name, [translation.pk]))


@pytest.mark.parametrize("name", sorted(NAMES - set(WAYS)))
def test_what_has_no_screen_of_ours_is_closed_to_everybody_whatever_the_method(
    translation, client, admin_user, name
):
    client.force_login(admin_user)
    url = sample(name, translation)
    for method in METHODS:
        assert getattr(client, method)(url).status_code == 403, method
    assert not StringTranslation.objects.exists()
    assert Translation.objects.get().enabled


def test_a_request_without_a_token_gets_the_same_refusal(translation, admin_user):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin_user)
    for name in ("stop_translation", "edit_string_translation", "update_translations"):
        assert strict.post(sample(name, translation)).status_code == 403


def test_every_way_is_for_an_address_that_there_is():
    assert set(WAYS) <= NAMES


def test_no_address_arrives_at_wagtail_localize(translation):
    for name in NAMES - set(WAYS):
        assert resolve(sample(name, translation)).namespaces == []


def test_what_a_later_release_adds_is_closed(monkeypatch, client, admin_user):
    def later():
        [resolver] = register_admin_urls()
        resolver.url_patterns.append(path("new/<int:pk>/", lambda request, pk: None, name="new"))
        return [resolver, path("localize-more/", lambda request: None, name="more")]

    monkeypatch.setattr(addresses, "localize_urls", later)
    inside, beside = guarded_addresses()
    assert inside.resolve("localize/new/1/").func is closed
    assert inside.resolve("localize/anything/else").func is closed
    assert beside.callback is closed
    client.force_login(admin_user)
    assert client.get("/admin/localize/not/there/yet/").status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("name", "role", "target"),
    [
        ("submit_page_translation", Role.COORDINATOR, "submit_page"),
        ("update_translations", Role.COORDINATOR, "sync"),
        ("translations_report", Role.TRANSLATOR, "matrix"),
        ("preview_translation", Role.TRANSLATOR, "preview"),
    ],
)
def test_what_we_have_a_screen_for_leads_there_with_its_query(
    translation, client, name, role, target, method
):
    page = translation.source.get_source_instance()
    arguments = {
        "submit_page": [page.pk],
        "sync": [translation.source.pk],
        "matrix": [],
        "preview": [translation.pk],
    }[target]
    client.force_login(make_member(role, None if role == Role.COORDINATOR else "fr"))
    url = reverse(f"wagtail_localize:{name}", args=arguments)
    answer = getattr(client, method)(f"{url}?next=/admin/")
    assert answer.status_code == 302
    assert answer["Location"] == reverse(f"translation:{target}", args=arguments) + "?next=/admin/"


def test_snippets_lead_to_their_form_too(library, client):
    topic = make_topic()
    client.force_login(make_member(Role.COORDINATOR))
    arguments = ["activities", "topic", topic.pk]
    answer = client.get(reverse("wagtail_localize:submit_snippet_translation", args=arguments))
    assert answer["Location"] == reverse("translation:submit_snippet", args=arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing", "topic", "1"],
        ["activities", "nothing", "1"],
        ["users", "user", "1"],
        ["activities", "topic", "999"],
        ["activities", "topic", "not-a-number"],
    ],
)
def test_snippets_that_are_not_there_are_not_found(library, client, arguments):
    client.force_login(make_member(Role.COORDINATOR))
    url = reverse("wagtail_localize:submit_snippet_translation", args=arguments)
    assert client.get(url, follow=True).status_code == 404


def test_drafts_are_refused_with_the_reason(library, client, admin_user):
    draft = make_activity(publish=False)
    url = reverse("wagtail_localize:submit_page_translation", args=[draft.pk])
    for user in (make_member(Role.COORDINATOR), admin_user):
        client.force_login(user)
        answer = client.get(url)
        assert answer.status_code == 403
        assert "Publish the original first" in answer.content.decode()
        assert draft.title not in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["submit_page_translation", "update_translations", "translations_report"]
)
def test_who_may_not_use_our_screen_is_refused_before_she_gets_there(translation, client, name):
    page = translation.source.get_source_instance()
    arguments = {
        "submit_page_translation": [page.pk],
        "update_translations": [translation.source.pk],
    }
    client.force_login(make_person())
    url = reverse(f"wagtail_localize:{name}", args=arguments.get(name, []))
    assert client.post(url).status_code == 403


def test_a_way_to_a_screen_that_is_not_installed_is_closed(translation, client, monkeypatch):
    def not_there(*args, **kwargs):
        raise NoReverseMatch

    monkeypatch.setattr(ways, "reverse", not_there)
    client.force_login(make_member(Role.TRANSLATOR, "fr"))
    url = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    assert client.get(url).status_code == 403
