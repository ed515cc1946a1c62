"""Whatever is sent to an address of learners: nothing breaks, and what says nothing leaves nothing behind."""

from __future__ import annotations

import json
import uuid

from django.conf import settings
from django.test import Client
from django.urls import reverse

import pytest

from modules.learners.takeout import record_models
from modules.models import (
    Goal,
    Learner,
    OutcomeText,
    PartnerComment,
    PartnerLink,
    PathRecord,
    Reflection,
    SharedLink,
)
from modules.reflections.sharing import share
from modules.urls import urlpatterns
from modules.youthpass.partners import make_link
from tests.factories.activities import make_competence
from tests.factories.learning_paths import make_path
from tests.factories.modules import block, make_unit
from tests.modules.learners.conftest import browser_of
from tests.modules.questions.samples import KINDS, make_picture, sample


pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
FETCH = {"X-Requested-With": "fetch"}
# To send the form is what there is to say: no field is needed.
ACTS = {"learn_step", "learn_path", "learn_erase", "learn_leave"}
BUTTONS = ("do", "drop", "move", "others", "replace", "show", "use")
FIELDS = (
    "base", "code", "competence", "copy", "evidence", "example", "how", "moment", "next", "option",
    "options", "order", "reached", "standing", "text", "times", "value", "whole", "write", *BUTTONS,
)  # fmt: skip
ODD = (
    "9" * 40,
    "9" * 5_000,
    "²",
    "\x00",
    "/\r\nSet-Cookie: a=b",
    "<script>alert(1)</script>",
    "💥" * 5_001,
    str(uuid.uuid4()),
)
BROKEN = "multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="text"'
# Of these nothing can be read, or nothing is in it.
EMPTY = (
    (FORM, b""),
    (FORM, "&".join(f"{name}=" for name in FIELDS).encode()),
    (FORM, "&".join(f"{name}=%00%01" for name in FIELDS).encode()),
    (FORM, "&".join(f"{name}[]=a&{name}[0]=b" for name in FIELDS).encode()),
    (FORM, b"\xff\xfe\x00&=&&%&%zz=%ff"),
    ("application/json", json.dumps({name: ["a"] for name in FIELDS}).encode()),
    ("text/plain", b"text=a"),
    ("multipart/form-data", b"text=a"),
    BROKEN,
)


@pytest.fixture
def learner(library):
    return Learner.objects.create()


@pytest.fixture
def unit(learner):
    image = make_picture()
    prompt = {"prompt": "What did you see?", "help": ""}
    questions = [sample(kind, image) for kind in KINDS]
    return make_unit(body=[*questions, block("reflection", prompt, uuid.UUID(int=5))])


@pytest.fixture
def addresses(learner, unit):
    """Every address with what can be named in it, by the name of the address; of answers one for each question."""
    competence = make_competence("LIT", "key-competences-2018")
    place = {"page_key": unit.translation_key, "block_id": uuid.UUID(int=5)}
    entry = Reflection.objects.create(learner=learner, text="It was dark.", language="en", **place)
    text = OutcomeText.objects.create(
        learner=learner, competence_key=competence.translation_key, text="I wrote.", language="en"
    )
    secret = make_link(learner, [text.competence_key], uuid.uuid4())
    link, token = PartnerLink.objects.get(), share(entry)
    goal = Goal.objects.create(learner=learner, text="Film a face")
    said = PartnerComment.objects.create(learner=learner, link=link, text="Well done")
    parts = {
        "learn_share": [entry.pk],
        "learn_withdraw": [SharedLink.objects.get().pk],
        "learn_shared": [token],
        "learn_step": [unit.translation_key],
        "learn_path": [make_path(unit).translation_key],
        "learn_reflection": list(place.values()),
        "learn_youthpass_goal": [goal.pk],
        "learn_youthpass_text": [text.competence_key],
        "learn_youthpass_withdraw": [link.pk],
        "learn_youthpass_comment": [said.pk],
        "learn_youthpass_partner": [secret],
        "learn_youthpass_way": ["key-competences"],
        "booklet": [unit.url.strip("/").partition("/")[2]],
    }
    questions = [raw["id"] for raw in unit.body.raw_data if raw["type"] in KINDS]
    found = {
        one.name: reverse(one.name, args=parts.get(one.name, []))
        for one in urlpatterns
        if one.name != "learn_answer"
    }
    answers = {
        f"learn_answer {block_id}": reverse("learn_answer", args=[unit.translation_key, block_id])
        for block_id in questions
    }
    return {**found, **answers}


def everything():
    """Return all rows of learners, as they are stored."""
    models = (Learner, *record_models())
    return {model: list(model.objects.order_by("pk").values_list()) for model in models}


def newcomer():
    """Return a browser that keeps cookies and has done nothing here yet."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_a_form_in_which_nothing_can_be_read_leaves_nothing_behind(addresses):
    before, client = everything(), newcomer()
    for name, address in addresses.items():
        if name in ACTS:
            continue
        for content_type, body in EMPTY:
            response = client.post(address, body, content_type=content_type, headers=FETCH)
            assert 200 <= response.status_code < 500, (name, body)
            assert "learner" not in response.cookies, (name, body)
        assert everything() == before, name


def odd_forms():
    for value in ODD:
        yield dict.fromkeys(set(FIELDS) - set(BUTTONS), value)
    for value in ("9" * 40, "\x00:up", ["-1", "[]"]):
        yield dict.fromkeys(FIELDS, value)


def test_odd_values_break_nothing_touch_nobody_else_and_can_be_read(addresses, unit):
    before, client = everything(), browser_of(Learner.objects.create())
    for name, address in addresses.items():
        if name != "learn_erase":
            for form in odd_forms():
                response = client.post(address, form, headers=FETCH)
                assert 200 <= response.status_code < 500, (name, form)
    after = everything()
    for model, rows in before.items():
        assert {repr(row) for row in rows} <= {repr(row) for row in after[model]}, model
    for name in (
        "learn",
        "learn_assess",
        "learn_youthpass",
        "learn_youthpass_goals",
        "learn_erase",
    ):
        assert client.get(addresses[name]).status_code == 200, name
    assert client.get(unit.url).status_code == 200
    assert "<script>alert" not in client.get(addresses["learn_data_html"]).getvalue().decode()
    assert json.loads(client.get(addresses["learn_data_json"]).getvalue())["answers"]


def test_a_path_that_is_none_changes_nothing(addresses, unit):
    client = browser_of(Learner.objects.create())
    for path in ("%00", "%ff", "no-such-path", "x" * 3_000, "../..", "a&path=b"):
        assert client.get(f"{unit.url}?path={path}").status_code == 200, path
        for name in ("learn_step", "learn_reflection"):
            sent = {"text": "Words", "do": "done"}
            response = client.post(f"{addresses[name]}?path={path}", sent)
            assert response.status_code == 303, path
            assert client.get(response["Location"].partition("#")[0]).status_code == 200, path
    assert not PathRecord.objects.exists()


def test_numbers_that_no_table_can_hold_are_not_there(addresses, learner):
    client = browser_of(learner)
    for name in (
        "learn_share",
        "learn_withdraw",
        "learn_youthpass_goal",
        "learn_youthpass_withdraw",
        "learn_youthpass_comment",
    ):
        for number in ("0", "9" * 18, "9" * 19, "9" * 60, "9" * 5_000):
            address = addresses[name].rpartition(addresses[name].strip("/").rpartition("/")[2])[0]
            response = client.post(f"{address}{number}/", {"text": "Words"})
            assert response.status_code in (303, 404), (name, number)
