"""The choosers of topics and competences: each thing once, in an order that can be read."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from wagtail.models import Locale

import pytest

from activities.models import Competence, CompetenceFramework, Topic
from tests.factories.activities import make_competence, make_locales, make_topic


pytestmark = pytest.mark.django_db

TOPICS = "wagtailsnippetchoosers_activities_topic"
COMPETENCES = "wagtailsnippetchoosers_activities_competence"


def titles(client, chooser, **query):
    response = client.get(reverse(f"{chooser}:choose_results"), query)
    assert response.status_code == 200
    return [str(row) for row in response.context["results"]]


@pytest.mark.parametrize(
    ("make", "chooser"), [(make_topic, TOPICS), (make_competence, COMPETENCES)]
)
def test_translated_things_are_offered_once(admin_client, make, chooser):
    thing = make()
    before = titles(admin_client, chooser)
    make_locales()
    for locale in Locale.objects.exclude(pk=thing.locale_id):
        for source in [getattr(thing, "framework", None), thing]:
            if source is not None and not source.has_translation(locale):
                copy = source.copy_for_translation(locale)
                copy.save()
    assert type(thing).objects.count() > len(before)
    assert titles(admin_client, chooser) == before


def test_topics_stand_in_the_order_of_the_tree(admin_client):
    Topic.objects.all().delete()
    film = Topic.objects.create(slug="film", title="Film", sort_order=0)
    land = Topic.objects.create(slug="land", title="Land", sort_order=1)
    Topic.objects.create(slug="map", title="Map", parent=land, sort_order=0)
    Topic.objects.create(slug="cut", title="Cut", parent=film, sort_order=1)
    sound = Topic.objects.create(slug="sound", title="Sound", parent=film, sort_order=0)
    Topic.objects.create(slug="noise", title="Noise", parent=sound, sort_order=5)
    order = ["Film", "Sound", "Noise", "Cut", "Land", "Map"]
    assert titles(admin_client, TOPICS) == order
    listed = admin_client.get(reverse("wagtailsnippets_activities_topic:list"))
    assert [str(row) for row in listed.context["object_list"]] == order


def test_competences_can_be_narrowed_down_to_a_framework(admin_client):
    first = make_competence()
    other = CompetenceFramework.objects.create(code="other", title="Other")
    Competence.objects.create(framework=other, code="O1", title="Otherness")
    assert titles(admin_client, COMPETENCES, framework=other.pk) == ["O1 Otherness"]
    assert str(first) in titles(admin_client, COMPETENCES)
    assert titles(admin_client, COMPETENCES, framework="x") == titles(admin_client, COMPETENCES)


def test_editors_add_topics_and_only_read_published_frameworks(client, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "x")
    call_command("create_demo_accounts")
    editor = get_user_model().objects.get(username="editor")
    assert editor.has_perms(["activities.add_topic", "activities.change_topic"])
    assert not editor.has_perm("activities.delete_topic")
    client.force_login(editor)
    competence = make_competence()
    name = "wagtailsnippets_activities_competence"
    assert client.get(reverse(f"{name}:list")).status_code == 200
    assert client.get(reverse(f"{name}:inspect", args=[competence.pk])).status_code == 200
    assert client.get(reverse(f"{name}:edit", args=[competence.pk])).status_code == 302
