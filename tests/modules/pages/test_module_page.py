"""The page of a module: units in their order, and what one learns."""

from __future__ import annotations

import json
import re

import pytest

from activities.models import Competence
from tests.factories.activities import make_activity, make_competence
from tests.factories.modules import block, make_module, make_unit
from tests.modules.pages.material import give_competences, make_picture, translate
from tests.modules.pages.test_module_list import restrict


pytestmark = pytest.mark.django_db
LIST = re.compile(r'<ol class="unit-list".*?</ol>', re.DOTALL)


def linked_data(text: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found.group(1))


def units_in(text: str) -> list[str]:
    """Return the titles in the list of units."""
    found = LIST.search(text)
    return re.findall(r'class="unit-list__link"[^>]*>([^<]*)<', found[0]) if found else []


def competences_in(text: str) -> list[str]:
    return re.findall(r'module-competences__code">([^<]*)<', text)


def test_it_shows_introduction_units_and_total_time(client, library):
    module = make_module(introduction="<p>For <b>beginners</b>.</p>", cover=make_picture())
    make_unit(module, title="Frames", minutes=25)
    make_unit(module, title="Cuts", minutes=20)
    text = client.get(module.url).text
    assert units_in(text) == ["Frames", "Cuts"]
    assert "For <b>beginners</b>." in text
    assert "45 min" in text


def test_units_keep_the_order_of_the_original_in_every_language(client, library):
    module = make_module()
    titles = ["Один", "Два", "Три"]
    units = [make_unit(module) for _ in titles]
    translate(module, "uk", title="Модуль")
    for unit, title in reversed(list(zip(units, titles, strict=True))):
        translate(unit, "uk", title=title)
    assert units_in(client.get(f"/uk/modules/{module.slug}/").text) == titles


def test_a_unit_that_a_language_lacks_is_shown_in_the_original_and_marked(client, library):
    module = make_module()
    translate(module, "uk", title="Модуль")
    translate(make_unit(module, title="Frames"), "uk", title="Кадри")
    cuts = make_unit(module, title="Cuts")
    text = client.get(f"/uk/modules/{module.slug}/").text
    assert units_in(text) == ["Кадри", "Cuts"]
    assert 'lang="en" hreflang="en">Cuts<' in text
    assert f'href="/uk/modules/{module.slug}/{cuts.slug}/"' in text


def test_a_module_that_a_language_lacks_lists_translated_units_all_the_same(client, library):
    module = make_module(title="Shots")
    translate(module, "uk", publish=False, title="Чернетка")
    translate(make_unit(module, title="Frames"), "uk", title="Кадри")
    text = client.get(f"/uk/modules/{module.slug}/").text
    assert 'class="module-notice"' in text
    assert units_in(text) == ["Кадри"]


def test_drafts_and_private_units_are_not_there(client, library):
    module = make_module()
    make_unit(module, title="Open", minutes=20)
    make_unit(module, title="Draft", publish=False)
    restrict(make_unit(module, title="Private"))
    translate(make_unit(module, title="Half"), "uk", publish=False, title="Чернетка")
    text = client.get(module.url).text
    assert units_in(text) == ["Open", "Half"]
    assert "Draft" not in text
    assert "Private" not in text
    assert "Чернетка" not in client.get(f"/uk/modules/{module.slug}/").text


def test_the_draft_of_an_original_does_not_hide_its_published_translation(client, library):
    module = make_module()
    first, second = make_unit(module, title="Frames"), make_unit(module, title="Cuts")
    translate(first, "uk", title="Кадри")
    translate(second, "uk", title="Монтаж")
    first.unpublish()
    assert units_in(client.get(f"/uk/modules/{module.slug}/").text) == ["Кадри", "Монтаж"]
    assert units_in(client.get(module.url).text) == ["Cuts"]


def test_a_private_module_shows_its_units_to_those_who_may_see_it(
    client, library, django_user_model
):
    module = make_module()
    make_unit(module, title="Frames")
    restrict(module)
    assert client.get(module.url).status_code == 302
    client.force_login(django_user_model.objects.create_user("ann", password="x"))
    assert units_in(client.get(module.url).text) == ["Frames"]


def test_competences_come_from_module_units_and_activities_without_doubles(client, library):
    activity = make_activity(competences=["FL3", "FL1"])
    module = make_module()
    unit = make_unit(module, body=[block("activity", {"activity": activity.pk, "why": "Now."})])
    give_competences(module, "FL1")
    give_competences(unit, "FL2", "FL1")
    assert competences_in(client.get(module.url).text) == ["FL1", "FL2", "FL3"]


def test_competences_stand_by_framework_in_the_readers_language(client, library):
    module = make_module()
    give_competences(module, "FL1")
    give_competences(module, "LC1", framework="lifecomp")
    competence = make_competence("FL1")
    ukrainian = translate(module, "uk", title="Модуль").locale
    framework = competence.framework.copy_for_translation(ukrainian)
    framework.title = "Кінограмотність"
    framework.save()
    copy = competence.copy_for_translation(ukrainian)
    copy.title, copy.framework = "Бачити кадр", framework
    copy.save()
    text = client.get(f"/uk/modules/{module.slug}/").text
    assert "Кінограмотність" in text
    assert "Бачити кадр" in text
    assert '<h3 lang="en">Lifecomp</h3>' in text
    assert competences_in(text) == ["LC1", "FL1"]
    assert Competence.objects.filter(code="FL1").count() == 2


def test_competences_of_a_draft_or_private_unit_or_activity_do_not_count(client, library):
    module = make_module()
    give_competences(make_unit(module, publish=False), "FL1")
    hidden = make_unit(module)
    give_competences(hidden, "FL2")
    restrict(hidden)
    draft = make_activity(competences=["FL3"], publish=False)
    make_unit(module, body=[block("activity", {"activity": draft.pk, "why": ""})])
    assert competences_in(client.get(module.url).text) == []


def test_search_engines_are_told_that_it_is_a_learning_resource(client, library):
    module = make_module(title="Shots")
    give_competences(module, "FL1")
    unit = make_unit(module, title="Frames", minutes=25)
    data = linked_data(client.get(module.url).text)
    assert data["@type"] == "LearningResource"
    assert data["timeRequired"] == "PT25M"
    assert data["inLanguage"] == "en"
    assert data["hasPart"][0]["url"] == f"http://localhost{unit.url}"
    assert data["about"][0]["termCode"] == "FL1"


def test_translations_are_linked_for_search_engines(client, library):
    module = make_module()
    copy = translate(module, "uk", title="Модуль")
    text = client.get(module.url).text
    assert f'hreflang="uk" href="http://testserver{copy.url}"' in text


def add_unit(module, number: int) -> None:
    activity = make_activity(competences=[f"FL{number}"])
    unit = make_unit(module, body=[block("activity", {"activity": activity.pk, "why": ""})])
    give_competences(unit, "FL1")
    translate(unit, "uk", title="Розділ")


def test_the_number_of_queries_does_not_grow_with_the_units(
    client, library, django_assert_num_queries, django_assert_max_num_queries
):
    module = make_module()
    translate(module, "uk", title="Модуль")
    address = f"/uk/modules/{module.slug}/"
    add_unit(module, 1)
    client.get(address)
    with django_assert_max_num_queries(14) as few:
        client.get(address)
    number_of_queries = len(few)
    for number in range(2, 6):
        add_unit(module, number)
    client.get(address)
    with django_assert_num_queries(number_of_queries):
        text = client.get(address).text
    assert len(units_in(text)) == 5
