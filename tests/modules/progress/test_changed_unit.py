"""A unit that its authors change, move out of a path or take away while learners are in it: nothing lost, no 500."""

from __future__ import annotations

import json
import uuid

import pytest
from bs4 import BeautifulSoup

from modules.models import Answer, PathRecord, Reflection, StepRecord, UnitPage
from tests.factories.learning_paths import make_path, step
from tests.factories.modules import block, make_unit, question
from tests.modules.progress.test_unit import form_of


pytestmark = pytest.mark.django_db
FETCH = {"X-Requested-With": "fetch"}
ASKED, AGAIN, PROMPT = (uuid.UUID(int=number) for number in range(1, 4))


def asks(block_id, answer="true"):
    return question("true_false", block_id, stem="A cut is heard.", answer=answer)


def change(unit, *blocks):
    unit = UnitPage.objects.get(pk=unit.pk)
    unit.body = json.dumps(blocks)
    unit.save_revision().publish()


@pytest.fixture
def prompt():
    return block("reflection", {"prompt": "What did you hear?", "help": ""}, PROMPT)


@pytest.fixture
def unit(library, prompt):
    return make_unit(body=[asks(ASKED), prompt])


@pytest.fixture
def open_form(client, unit):
    """The form of the question, in a tab that stays open while the authors work."""
    return form_of(client, unit.url, ASKED)


def send(client, form, headers=None, **given):
    action, fields = form
    return client.post(action, {**fields, **given}, headers=headers)


def exported(client):
    return json.loads(client.get("/en/learn/data.json").getvalue())


def test_a_question_that_was_made_anew_is_a_new_question(client, unit, open_form, prompt):
    send(client, open_form, value="true")
    assert "You have answered 1 of 1 question." in client.get(unit.url).text
    change(unit, asks(AGAIN), prompt)
    page = client.get(unit.url)
    assert page.status_code == 200
    assert "You have answered 0 of 1 question." in page.text
    assert "That is right." not in page.text
    (old,) = exported(client)["answers"]
    assert (old["question"], old["result"]) == (str(ASKED), "right")
    assert client.get("/en/learn/data.html").status_code == 200
    # What the tab that is still open sends is not lost from sight, and not counted for the new one.
    late = send(client, (open_form[0], {**open_form[1], "write": str(uuid.uuid4())}), value="true")
    assert late.status_code == 410
    assert unit.url in late.text
    assert Answer.objects.get().block_id == ASKED


def test_a_prompt_that_was_made_anew_leaves_the_old_words_with_the_learner(client, unit):
    send(client, form_of(client, unit.url, PROMPT), text="A door.")
    change(unit, block("reflection", {"prompt": "Once more?", "help": ""}, AGAIN))
    section = BeautifulSoup(client.get(unit.url).content, "html.parser").find(id=f"b-{AGAIN}")
    assert section.textarea.get_text(strip=True) == ""
    assert "A door." in client.get("/en/learn/").text
    assert exported(client)["reflections"][0]["text"] == "A door."


def test_a_block_that_became_another_kind_takes_no_old_answer(client, unit, open_form, prompt):
    send(client, open_form, value="true")
    change(unit, question("short_text", ASKED, stem="Name it", accepted="a cut"), prompt)
    assert client.get(unit.url).status_code == 200
    for headers in ({}, FETCH):
        response = send(client, open_form, headers, value="true")
        assert response.status_code == 422
        assert "Write something first." in response.text
    assert [one.given for one in Answer.objects.all()] == [{"value": "true"}]


def test_an_answer_stays_what_it_was_when_the_author_changes_her_mind(client, unit, open_form):
    send(client, open_form, value="true")
    change(unit, asks(ASKED, answer="false"))
    assert "That is right." in client.get(unit.url).text
    send(client, form_of(client, unit.url, ASKED), value="true")
    assert [one.verdict for one in Answer.objects.order_by("pk")] == ["right", "wrong"]


def test_a_unit_taken_away_keeps_everything_and_gives_it_back_with_itself(client, unit, open_form):
    send(client, open_form, value="true")
    unit.unpublish()
    for headers in ({}, FETCH):
        assert send(client, open_form, headers, value="false").status_code == 404
    assert client.get(unit.url).status_code == 404
    step_key = f"/en/learn/steps/{unit.translation_key}/"
    assert client.post(step_key, {"do": "done"}).status_code == 404
    assert client.get("/en/learn/").status_code == 200
    assert len(exported(client)["answers"]) == 1
    UnitPage.objects.get(pk=unit.pk).save_revision().publish()
    assert "That is right." in client.get(unit.url).text
    assert StepRecord.objects.get().done is None


def test_a_unit_deleted_for_good_leaves_what_she_did(client, unit, open_form):
    send(client, open_form, value="true")
    send(client, form_of(client, unit.url, PROMPT), text="A door.")
    UnitPage.objects.get(pk=unit.pk).delete()
    assert send(client, open_form, value="false").status_code == 404
    assert "A door." in client.get("/en/learn/").text
    assert client.get("/en/learn/assess/").status_code == 200
    assert len(exported(client)["answers"]) == 1


def test_a_unit_on_another_path_counts_for_itself_and_not_for_that_path(client, unit):
    elsewhere = make_path(steps=[step(make_unit())])
    page = client.get(f"{unit.url}?path={elsewhere.slug}")
    assert page.status_code == 200
    assert elsewhere.title not in page.text
    action, fields = form_of(client, f"{unit.url}?path={elsewhere.slug}", ASKED)
    response = client.post(action, {**fields, "value": "true"})
    assert client.get(response["Location"].partition("#")[0]).status_code == 200
    assert Answer.objects.get().page_key == unit.translation_key
    done = f"/en/learn/steps/{unit.translation_key}/?path={elsewhere.slug}"
    client.post(done, {"do": "done"})
    assert StepRecord.objects.get().done
    assert not PathRecord.objects.exists()
    assert elsewhere.title not in client.get("/en/learn/").text


def test_answers_that_arrive_in_another_order_are_all_kept_and_the_best_counts(client, unit):
    first, second = (form_of(client, unit.url, ASKED) for _time in range(2))
    for form, value in ((second, "true"), (first, "false"), (second, "true"), (first, "false")):
        assert send(client, form, value=value).status_code == 303
    assert [one.verdict for one in Answer.objects.order_by("pk")] == ["right", "wrong"]
    assert "You have answered 1 of 1 question." in client.get(unit.url).text


def test_ids_that_somebody_made_up_open_nothing_of_another_learner(client, unit, open_form):
    send(client, open_form, value="true")
    send(client, form_of(client, unit.url, PROMPT), text="Only mine.")
    thief = type(client)()
    write = Answer.objects.get().write_id
    action, fields = form_of(thief, unit.url, PROMPT)
    thief.post(action, {**fields, "text": "Me", "base": "1"})
    other = form_of(thief, unit.url, ASKED)
    # Even with the number of her write: it is another learner's by now.
    send(thief, (other[0], {**other[1], "write": str(write)}), value="false")
    page = thief.get(unit.url).text
    assert "Only mine." not in page
    assert "That is right." not in page
    assert {one.text for one in Reflection.objects.all()} == {"Only mine.", "Me"}
    assert Answer.objects.filter(verdict="right").count() == 1


def test_a_clock_that_is_wrong_by_a_year_changes_nothing(client, unit, open_form):
    last_year = {
        "Date": "Sat, 22 Nov 2025 10:00:00 GMT",
        "If-Modified-Since": "Sun, 22 Nov 2037 10:00:00 GMT",
    }
    # Numbers of forms that carry a time (version 1) are numbers like others.
    old = {**open_form[1], "write": "00000000-0000-1000-8000-000000000001"}
    for _again in range(2):
        response = send(client, (open_form[0], old), last_year, value="true")
        assert response.status_code == 303
    assert Answer.objects.count() == 1
    page = client.get(unit.url, headers=last_year)
    assert page.status_code == 200
    assert "That is right." in page.text
    assert response.cookies["learner"]["max-age"] == 396 * 24 * 60 * 60
