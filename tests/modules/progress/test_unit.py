"""A learner in a unit: she answers, writes, is done, and everything is there when she comes back."""

from __future__ import annotations

import re
import uuid
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from modules.models import Answer, Learner, Reflection, StepRecord
from tests.factories import fresh
from tests.factories.modules import block, items, make_unit, option, question


pytestmark = pytest.mark.django_db

RIGHT, WRONG = str(uuid.uuid4()), str(uuid.uuid4())
ASKED, PROMPT = uuid.uuid4(), uuid.uuid4()
STRANGE = "6f1c9b52-31e4-4a3c-8f3a-0c7a2ad5a001"


def options():
    rows = items(option("A long shot", right=True, feedback="Yes, head to feet."), option("No"))
    rows[0]["id"], rows[1]["id"] = RIGHT, WRONG
    return rows


@pytest.fixture(scope="module")
def shared_unit(made_once):
    return make_unit(
        body=[
            block("text", "<p>A frame shows and hides.</p>"),
            block(
                "self_check",
                {"title": "", "questions": [question("single", ASKED, options=options())]},
            ),
            block("reflection", {"prompt": "What did you see?", "help": ""}, PROMPT),
        ]
    )


@pytest.fixture
def unit(shared_unit, db):
    return fresh(shared_unit)


def form_of(client, url, block_id):
    """The fields of the form in a block, as a browser without script would send them."""
    page = BeautifulSoup(client.get(url).content, "html.parser")
    form = page.select_one(f"#b-{block_id} form")
    fields = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    return form["action"], fields


def respond(client, unit, **given):
    action, fields = form_of(client, unit.url, ASKED)
    return client.post(action, {**fields, **given})


def reflect(client, unit, text, **more):
    action, fields = form_of(client, unit.url, PROMPT)
    return client.post(action, {**fields, "text": text, **more})


def test_reading_leaves_no_trace(client, unit):
    response = client.get(unit.url)
    assert response.status_code == 200
    assert "learner" not in response.cookies
    assert not Learner.objects.exists()


def test_an_answer_is_kept_and_said_without_script(client, unit):
    response = respond(client, unit, option=RIGHT)
    assert response.status_code == 303
    assert response["Location"] == f"{unit.url}#b-{ASKED}"
    assert response.cookies["learner"]["httponly"]
    assert "no-store" in response["Cache-Control"]
    answer = Answer.objects.get()
    assert (answer.verdict, answer.page_key) == ("right", unit.translation_key)
    assert StepRecord.objects.get().learner == answer.learner
    page = client.get(unit.url).text
    assert "Yes, head to feet." in page
    assert "no-store" in client.get(unit.url)["Cache-Control"]


def test_the_right_answer_is_not_in_the_page_before(client, unit):
    assert "Yes, head to feet." not in client.get(unit.url).text


def test_a_double_click_and_a_replay_are_one_answer(client, unit):
    action, fields = form_of(client, unit.url, ASKED)
    for _time in range(3):
        client.post(action, {**fields, "option": WRONG})
    assert Answer.objects.count() == 1


def test_two_first_clicks_at_once_make_one_learner(client, unit):
    action, fields = form_of(client, unit.url, ASKED)
    first = client.post(action, {**fields, "option": WRONG})
    del client.cookies["learner"]
    second = client.post(action, {**fields, "option": WRONG})
    assert Learner.objects.count() == 1
    held = [one.cookies["learner"].value.split(":")[0] for one in (first, second)]
    assert held[0] == held[1]


def test_the_same_goes_for_a_reflection(client, unit):
    action, fields = form_of(client, unit.url, PROMPT)
    client.post(action, {**fields, "text": "A door."})
    del client.cookies["learner"]
    client.post(action, {**fields, "text": "A door."})
    assert Learner.objects.count() == 1
    assert Reflection.objects.count() == 1


def test_a_script_gets_the_block_alone(client, unit):
    action, fields = form_of(client, unit.url, ASKED)
    response = client.post(
        action, {**fields, "option": WRONG}, headers={"X-Requested-With": "fetch"}
    )
    assert response.status_code == 200
    assert response.text.strip().startswith("<section")
    assert "<html" not in response.text


def test_nothing_chosen_is_said_and_changes_nothing(client, unit):
    response = respond(client, unit)
    assert response.status_code == 422
    assert "Choose an answer first." in response.text
    assert not Answer.objects.exists()


@pytest.mark.parametrize("given", ["nonsense", STRANGE, "' OR 1=1", "\x00"])
def test_an_answer_that_is_none_of_the_options_is_refused_kindly(client, unit, given):
    assert respond(client, unit, option=given).status_code == 422


def test_an_answer_to_a_block_that_has_gone_gives_the_words_back(client, unit):
    action, fields = form_of(client, unit.url, PROMPT)
    gone = action.replace(str(PROMPT), str(uuid.uuid4()))
    response = client.post(gone, {**fields, "text": "My long thought"})
    assert response.status_code == 410
    assert "My long thought" in response.text


def test_a_unit_that_was_taken_away_gives_the_words_back(client, unit):
    action, fields = form_of(client, unit.url, PROMPT)
    reflect(client, unit, "Before")
    unit.unpublish()
    response = client.post(action, {**fields, "text": "My long thought"})
    assert response.status_code == 404
    assert "My long thought" in response.text
    assert Reflection.objects.get().text == "Before"


def test_a_reflection_is_kept_and_shown_again(client, unit):
    assert reflect(client, unit, "A door. <b>Nothing</b> else.").status_code == 303
    page = client.get(unit.url).text
    assert "A door. &lt;b&gt;Nothing&lt;/b&gt; else." in page


def test_without_script_the_page_says_that_a_reflection_is_kept(client, unit):
    assert "Kept." not in client.get(unit.url).text
    response = reflect(client, unit, "A door.")
    assert response["Location"] == f"{unit.url}?kept={PROMPT}#b-{PROMPT}"
    assert "Kept." in client.get(response["Location"]).text
    assert "Kept." not in client.get(f"{unit.url}?kept={uuid.uuid4()}").text
    assert "Kept." not in type(client)().get(response["Location"]).text


def test_words_of_a_second_device_are_put_beside(client, unit):
    reflect(client, unit, "First")
    action, fields = form_of(client, unit.url, PROMPT)
    reflect(client, unit, "Second")
    client.post(action, {**fields, "text": "On the bus"})
    assert Reflection.objects.get().text == "Second"
    page = client.get(unit.url).text
    assert "On the bus" in page
    other = re.search(r'name="use" value="(\d+)"', page).group(1)
    client.post(action, {**fields, "use": other})
    kept = Reflection.objects.get()
    assert kept.text == "On the bus"
    assert [one.text for one in kept.others.all()] == ["Second"]


def test_a_late_replay_of_former_words_changes_nothing(client, unit):
    action, fields = form_of(client, unit.url, PROMPT)
    client.post(action, {**fields, "text": "First"})
    reflect(client, unit, "Second")
    client.post(action, {**fields, "text": "First"})
    kept = Reflection.objects.get()
    assert kept.text == "Second"
    assert not kept.others.exists()


@pytest.mark.parametrize("text", ["x" * 10_001, "x" * 1_000_000, "ї" * 1_000_000], ids=len)
def test_a_text_that_is_too_long_comes_back_whole(client, unit, text):
    reflect(client, unit, "Short")
    action, fields = form_of(client, unit.url, PROMPT)
    # As browsers send it without script: six characters for each Cyrillic letter.
    sent = urlencode({**fields, "text": text})
    response = client.post(action, sent, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422
    assert text in response.text
    assert Reflection.objects.get().text == "Short"


def test_without_any_cookie_there_is_an_answer_and_nothing_is_kept(client, unit):
    action, fields = form_of(client, unit.url, ASKED)
    client.cookies.clear()
    response = client.post(action, {**fields, "option": RIGHT})
    assert response.status_code == 200
    assert "Yes, head to feet." in response.text
    assert "keeps no cookies" in response.text
    assert not Learner.objects.exists()


def test_without_any_cookie_words_come_back(client, unit):
    action, fields = form_of(client, unit.url, PROMPT)
    client.cookies.clear()
    response = client.post(action, {**fields, "text": "My long thought"})
    assert "My long thought" in response.text
    assert "keeps no cookies" in response.text
    assert not Reflection.objects.exists()


def test_a_language_switched_in_between_counts_for_the_same_question(client, unit):
    action, fields = form_of(client, unit.url, ASKED)
    response = client.post(action.replace("/en/", "/pl/"), {**fields, "option": RIGHT})
    assert response["Location"].startswith("/pl/")
    assert "Yes, head to feet." in client.get(unit.url).text


def test_a_unit_is_done_and_undone(client, unit):
    page = BeautifulSoup(client.get(unit.url).content, "html.parser")
    form = page.select_one("#done form")
    fields = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    client.post(form["action"], {**fields, "do": "done"})
    assert StepRecord.objects.get().done
    assert "You have done this unit" in client.get(unit.url).text
    client.post(form["action"], {"do": "undo"})
    assert StepRecord.objects.get().done is None


@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example/", "/\\evil.example", ""])
def test_a_form_leads_nowhere_else(client, unit, evil):
    page = BeautifulSoup(client.get(unit.url).content, "html.parser")
    form = page.select_one("#done form")
    token = form.select_one("[name=csrfmiddlewaretoken]")["value"]
    sent = {"do": "done", "next": evil, "csrfmiddlewaretoken": token}
    assert client.post(form["action"], sent)["Location"] == "/en/learn/"


def test_a_learner_in_progress_costs_few_queries(client, unit, django_assert_max_num_queries):
    respond(client, unit, option=WRONG)
    reflect(client, unit, "Words")
    client.get(unit.url)
    with django_assert_max_num_queries(15):
        client.get(unit.url)


def test_keeping_an_answer_costs_few_queries(client, unit, django_assert_max_num_queries):
    respond(client, unit, option=WRONG)
    action, fields = form_of(client, unit.url, ASKED)
    with django_assert_max_num_queries(14):
        client.post(action, {**fields, "option": RIGHT})
