"""The catalogue of learning pages: never older than what was published, and silent about what is private."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import RequestFactory
from django.utils import translation

from wagtail.models import PageViewRestriction

import pytest

from activities.models import LibraryVersion
from modules.pages import catalogue
from modules.pages.presenting import module_cards, unit_outline
from modules.pages.units import units_of, versions_of
from modules.progress.finding import find_path_by_slug
from tests.factories.activities import make_activity, make_competence
from tests.factories.learning_paths import make_path
from tests.factories.modules import block, make_module, make_unit
from tests.modules.pages.material import give_competences, translate


pytestmark = pytest.mark.django_db


@pytest.fixture
def module(library):
    return make_module(title="Shots")


def a_request(user=None):
    request = RequestFactory().get("/en/")
    request.user = user or AnonymousUser()
    return request


def titles(module, language="en"):
    """The units of a module as somebody reads them who comes now."""
    request = a_request()
    with translation.override(language):
        units = units_of(versions_of(module, request), request, with_bodies=False)
    return [unit.title for unit in units[module.translation_key]]


def test_it_is_built_once_for_each_change(module, django_assert_num_queries):
    make_unit(module, title="Frames")
    held = catalogue.current()
    with django_assert_num_queries(1):
        assert catalogue.current() is held
    make_unit(module, title="Cuts")
    assert catalogue.current() is not held


def test_a_request_asks_for_the_version_once(module, django_assert_num_queries):
    make_unit(module)
    request = a_request()
    catalogue.current()
    with django_assert_num_queries(1):
        assert catalogue.current(request) is catalogue.current(request)


def test_publishing_and_taking_away_show_at_once(module):
    unit = make_unit(module, title="Frames")
    other = make_unit(module, title="Cuts")
    assert titles(module) == ["Frames", "Cuts"]
    other.unpublish()
    assert titles(module) == ["Frames"]
    other.save_revision().publish()
    assert titles(module) == ["Frames", "Cuts"]
    other.delete()
    assert titles(module) == ["Frames"]
    unit.title = "A draft"
    unit.save_revision()
    assert titles(module) == ["Frames"]


def test_moving_shows_at_once(module):
    first, second = make_unit(module, title="Frames"), make_unit(module, title="Cuts")
    assert titles(module) == ["Frames", "Cuts"]
    second.move(first, pos="left")
    assert titles(module) == ["Cuts", "Frames"]
    other = make_module()
    second.refresh_from_db()
    second.move(other, pos="last-child")
    assert titles(module) == ["Frames"]
    assert titles(other) == ["Cuts"]


def test_a_renamed_unit_is_renamed_in_each_language(module):
    unit = make_unit(module, title="Frames")
    copy = translate(unit, "uk", title="Рамка")
    assert titles(module, "uk") == ["Рамка"]
    copy.title = "Рамка друга"
    copy.save_revision().publish()
    unit.title = "Frames again"
    unit.save_revision().publish()
    assert titles(module, "uk") == ["Рамка друга"]
    assert titles(module) == ["Frames again"]


def test_a_restriction_hides_at_once_from_those_whom_it_means(module, django_user_model):
    unit = make_unit(module, title="Frames")
    make_unit(module, title="Cuts")
    assert titles(module) == ["Frames", "Cuts"]
    restriction = PageViewRestriction.objects.create(page=unit, restriction_type="login")
    outline = unit_outline(catalogue.current().by_pk[unit.pk], a_request())
    assert [one.title for one in outline.units] == ["Frames", "Cuts"]
    assert outline.units[0].title == "Frames"  # the one that she is looking at
    [card] = module_cards(a_request())
    assert card.units == 1
    ann = django_user_model.objects.create_user("ann", password="x")
    assert module_cards(a_request(ann))[0].units == 2
    restriction.delete()
    assert module_cards(a_request())[0].units == 2


def test_groups_of_a_restriction_are_asked_for_each_reader(module, django_user_model):
    from django.contrib.auth.models import Group

    friends = Group.objects.create(name="Friends")
    restriction = PageViewRestriction.objects.create(page=module, restriction_type="groups")
    ann = django_user_model.objects.create_user("ann", password="x")
    ann.groups.add(friends)
    assert module_cards(a_request(ann)) == []
    # Adding a group later saves no restriction.
    restriction.groups.add(friends)
    assert len(module_cards(a_request(ann))) == 1
    assert module_cards(a_request()) == []


def test_the_version_changes_inside_the_transaction_of_the_publication(module):
    unit = make_unit(module, title="Frames")
    before, held = LibraryVersion.current(), catalogue.current()
    with transaction.atomic():
        unit.title = "Cuts"
        unit.save_revision().publish()
        assert LibraryVersion.current() != before
        assert titles(module) == ["Cuts"]
        transaction.set_rollback(True)
    assert LibraryVersion.current() == before
    assert titles(module) == ["Frames"]
    assert catalogue.current() is not held


def test_a_change_made_by_another_process_is_seen(module, monkeypatch):
    unit = make_unit(module, title="Frames")
    assert titles(module) == ["Frames"]
    ours = catalogue._held
    unit.title = "Cuts"
    unit.save_revision().publish()
    catalogue.current()
    # This process still holds what it built before the other one published.
    monkeypatch.setattr(catalogue, "_held", ours)
    assert titles(module) == ["Cuts"]


def test_nothing_is_kept_before_the_first_change(library):
    LibraryVersion.objects.all().delete()
    assert catalogue.current() is not catalogue.current()


def test_a_path_is_found_with_its_steps_without_being_opened(module, django_assert_num_queries):
    unit, activity = make_unit(module, title="Frames"), make_activity(title="Film")
    path = make_path(unit, activity, slug="walk")
    catalogue.current()
    with django_assert_num_queries(1):
        found = find_path_by_slug(a_request(), "walk")
    assert found.pk == path.pk
    assert [row["value"]["page"] for row in found.steps.get_prep_value()] == [unit.pk, activity.pk]
    path.unpublish()
    assert find_path_by_slug(a_request(), "walk") is None


def test_competences_are_known_at_once(client, module):
    unit = make_unit(module)
    assert "FL7" not in client.get(unit.url).text
    give_competences(unit, "FL7")
    assert "FL7" in client.get(unit.url).text
    competence = make_competence("FL7")
    competence.title = "Seeing again"
    competence.save()
    assert "Seeing again" in client.get(unit.url).text


def test_a_renamed_activity_is_renamed_where_a_unit_refers_to_it(client, module):
    activity = make_activity(title="Our face")
    unit = make_unit(module, body=[block("activity", {"activity": activity.pk, "why": ""})])
    assert "Our face" in client.get(unit.url).text
    activity.title = "Your face"
    activity.save_revision().publish()
    text = client.get(unit.url).text
    assert "Your face" in text
    assert "Our face" not in text


def test_a_preview_shows_its_own_words_and_competences(client, module, django_user_model):
    unit = make_unit(module, title="Frames")
    give_competences(unit, "FL1")
    client.force_login(django_user_model.objects.create_superuser("root", password="x"))
    unit.title = "A new title"
    unit.competences.all().delete()
    unit.competences = []
    unit.save_revision()
    text = client.get(f"/admin/pages/{unit.pk}/view_draft/").text
    assert ">A new title</h1>" in text
    assert "FL1" not in text
