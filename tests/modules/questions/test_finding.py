"""Keys of pages: kept by each process, and never older than what is published."""

from __future__ import annotations

import uuid

from wagtail.models import Locale

import pytest

from modules.questions.finding import keys_on, questions_in
from tests.factories.modules import block, make_unit, question


pytestmark = pytest.mark.django_db

BLOCK = uuid.UUID(int=7)


def body(accepted):
    return [question("short_text", BLOCK, accepted=accepted)]


def accepted_on(page, **options):
    return keys_on(type(page).objects.get(pk=page.pk), **options)[BLOCK].accepted


def publish(page, accepted):
    page.body = body(accepted)
    page.save_revision().publish()


@pytest.fixture
def unit(db):
    return make_unit(body=body("close-up"))


@pytest.fixture
def french(unit):
    page = unit.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    publish(page, "gros plan")
    return page


def test_keys_are_read_once_for_each_state_of_a_page(unit):
    loaded = type(unit).objects.select_related("locale").get(pk=unit.pk)
    assert keys_on(loaded) is keys_on(type(unit).objects.get(pk=unit.pk))


def test_what_is_published_counts_at_once(unit):
    assert accepted_on(unit) == ("close-up",)
    publish(unit, "close shot")
    assert accepted_on(unit) == ("close shot",)


def test_a_draft_marks_no_answer_to_the_public_page(unit):
    unit.body = body("secret plan")
    unit.save_revision()
    draft = unit.get_latest_revision_as_object()
    assert keys_on(draft)[BLOCK].accepted == ("secret plan",)
    assert accepted_on(unit) == ("close-up",)


def test_a_preview_marks_no_answer_to_the_public_page(unit):
    preview = type(unit).objects.get(pk=unit.pk)
    preview.body = body("new plan")
    assert keys_on(preview, is_preview=True)[BLOCK].accepted == ("new plan",)
    assert accepted_on(unit) == ("close-up",)


def test_words_of_the_original_are_accepted_in_a_translation(unit, french):
    assert accepted_on(french) == ("gros plan", "close-up")
    publish(unit, "close shot")
    assert accepted_on(french) == ("gros plan", "close shot")
    assert accepted_on(unit) == ("close shot",)


def test_a_translation_costs_one_query_more(unit, french, django_assert_num_queries):
    accepted_on(french)
    accepted_on(unit)
    pages = type(unit).objects.select_related("locale").in_bulk([unit.pk, french.pk])
    with django_assert_num_queries(0):
        keys_on(pages[unit.pk])
    with django_assert_num_queries(1):
        keys_on(pages[french.pk])


def test_questions_are_found_in_the_order_of_the_page():
    inner, outer = uuid.uuid4(), uuid.uuid4()
    check = block("self_check", {"title": "", "questions": [question("open", inner)]})
    unit = make_unit(body=[check, question("true_false", outer, answer="true")])
    found = [(block_id, kind) for block_id, kind, _value in questions_in(unit.body)]
    assert found == [(inner, "open"), (outer, "true_false")]
