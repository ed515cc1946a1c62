"""Everything that is kept, in one file for people and one for programs."""

from __future__ import annotations

import json
import time
import uuid

from django.utils import timezone

import pytest

from modules.learners import takeout
from modules.learners.readable import as_html
from modules.models import Learner, OtherVersion, Reflection, SelfAssessment, StepRecord
from tests.factories.modules import block, items, make_unit, option, question
from tests.modules.learners.conftest import browser_of, make_answer


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.learners.urls")]


def make_reflection(learner, **kwargs):
    defaults = {"page_key": uuid.uuid4(), "block_id": uuid.uuid4()}
    values = {**defaults, "text": "It was <b>dark</b>.", "language": "en", **kwargs}
    return Reflection.objects.create(learner=learner, **values)


def taken(browser, ending, language="en"):
    response = browser.get(f"/{language}/learn/data.{ending}")
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Disposition"] == f'attachment; filename="my-learning.{ending}"'
    return response.getvalue().decode()


def test_the_file_for_programs_holds_every_record(learner, browser):
    answer = make_answer(learner)
    reflection = make_reflection(learner)
    other = OtherVersion.objects.create(learner=learner, kept=reflection, text="Or light.")
    data = json.loads(taken(browser, "json"))
    assert data["learner"]["number"] == str(learner.pk)
    assert data["answers"] == [answer.export()]
    assert data["reflections"] == [reflection.export()]
    assert data["other versions"] == [other.export()]
    assert data["step records"] == []
    assert set(data) == {"learner", *(takeout.name_of(one) for one in takeout.record_models())}


def test_no_two_kinds_of_records_have_one_name():
    names = [takeout.name_of(model) for model in takeout.record_models()]
    assert len(names) == len(set(names)) >= 7


def test_nobody_elses_records_are_in_it(learner, browser):
    make_reflection(Learner.objects.create(), text="not yours")
    assert "not yours" not in taken(browser, "json")
    assert "not yours" not in taken(browser, "html")


def test_the_hash_of_the_code_is_not_in_it(learner, browser):
    Learner.objects.update(code_hash="f" * 64)
    data = taken(browser, "json")
    assert "f" * 64 not in data
    assert json.loads(data)["learner"]["has a code"] is True


def test_each_kind_of_record_is_one_query(learner, django_assert_num_queries):
    for _one in range(3):
        reflection = make_reflection(learner)
        OtherVersion.objects.create(learner=learner, kept=reflection, text="Or light.")
    with django_assert_num_queries(len(takeout.record_models())):
        list(takeout.as_json(learner, "en"))


def test_the_page_for_people_says_what_was_asked_in_their_language(learner, browser):
    asked, chosen, prompt = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    choices = items(option("A close-up", right=True), option("A long shot"))
    choices[0]["id"] = str(chosen)
    unit = make_unit(
        title="Frames",
        body=[
            block("self_check", {"title": "", "questions": [
                question("single", asked, stem="Which shot is it?", options=choices)
            ]}),
            block("reflection", {"prompt": "What was left out?", "help": ""}, prompt),
        ],
    )  # fmt: skip
    key = unit.translation_key
    make_answer(learner, page_key=key, block_id=asked, given={"option": str(chosen)})
    make_reflection(learner, page_key=key, block_id=prompt)
    page = taken(browser, "html")
    for words in ("Frames", "Which shot is it?", "A close-up", "What was left out?"):
        assert words in page
    assert str(key) not in page
    assert "It was &lt;b&gt;dark&lt;/b&gt;." in page
    assert 'lang="fr"' in taken(browser, "html", "fr")


def test_titles_of_pages_that_are_not_public_stay_out(learner, browser):
    unit = make_unit(title="Secret draft")
    StepRecord.objects.create(learner=learner, page_key=unit.translation_key, last=timezone.now())
    assert "Secret draft" in taken(browser, "html")
    unit.unpublish()
    page = taken(browser, "html")
    assert "Secret draft" not in page
    assert str(unit.translation_key) in page


def test_moments_and_choices_are_in_the_language_of_the_request(learner, browser):
    SelfAssessment.objects.create(
        learner=learner,
        competence_key=uuid.uuid4(),
        moment="before",
        standing=3,
    )
    data = json.loads(taken(browser, "json"))
    assert data["self-assessments"][0]["standing"] == "I can do it alone"
    assert "I can do it alone" in taken(browser, "html")


def test_codes_are_in_words_and_her_own_words_are_as_she_wrote_them(learner, browser):
    make_answer(learner, verdict="partly", language="uk", given={"text": "wrong"})
    page = taken(browser, "html")
    assert '<dd dir="auto">Partly right</dd>' in page
    assert '<dd dir="auto">Українська</dd>' in page
    assert '<dd dir="auto">wrong</dd>' in page
    assert '<dd dir="auto">partly</dd>' not in page


def test_the_html_needs_few_queries_however_much_there_is(learner, django_assert_max_num_queries):
    for _one in range(20):
        make_answer(learner)
        make_reflection(learner)
    with django_assert_max_num_queries(len(takeout.record_models()) + 5):
        list(as_html(learner, "en"))


def test_thousands_of_records_take_seconds(learner, browser):
    Reflection.objects.bulk_create(
        Reflection(
            learner=learner,
            page_key=uuid.uuid4(),
            block_id=uuid.uuid4(),
            text="word " * 200,
            language="en",
        )
        for _one in range(1_000)
    )
    started = time.monotonic()
    assert len(json.loads(taken(browser, "json"))["reflections"]) == 1_000
    assert taken(browser, "html").count("<dl>") == 1_000
    assert time.monotonic() - started < 10


def test_who_has_nothing_gets_a_friendly_page(db):
    for ending in ("json", "html"):
        response = browser_of(None).get(f"/en/learn/data.{ending}")
        assert response.status_code == 200
        assert "Nothing saved yet" in response.text
        assert "Content-Disposition" not in response
