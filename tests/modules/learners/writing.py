"""Somebody who has written something in every place where a learner or her partner can write."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import TextField
from django.db.models.functions import Cast
from django.test import Client

from bs4 import BeautifulSoup

from modules.learners.resealing import sealed_columns
from modules.models import Goal, UnitPage
from tests.factories.modules import block, make_unit, question
from tests.modules.youthpass.conftest import (
    KEY_COMPETENCES,
    START,
    fields_of,
    make_framework,
    make_link,
    send,
    text_url,
    write,
)


GOALS = f"{START}goals/"
ASSESS = "/en/learn/assess/"


@dataclass(frozen=True)
class World:
    """Where she writes."""

    unit: UnitPage
    competence: uuid.UUID
    asked: uuid.UUID
    prompt: uuid.UUID


def make_world():
    """Return a unit with an open question and a prompt, which works on a competence."""
    competence = make_framework("key-competences-2018", "2018", KEY_COMPETENCES)["LIT"]
    asked, prompt = uuid.uuid4(), uuid.uuid4()
    questions = [question("open", asked, model_answer="<p>By order.</p>")]
    unit = make_unit(body=[
        block("self_check", {"title": "", "questions": questions}),
        block("reflection", {"prompt": "What did you see?", "help": ""}, prompt),
    ])  # fmt: skip
    unit.competences.create(competence=competence, locale=unit.locale)
    unit.save_revision().publish()
    return World(unit, competence.translation_key, asked, prompt)


def form_in(browser, url, block_id):
    """Return where the form of a block is sent to, and its fields as a browser would send them untouched."""
    shown = BeautifulSoup(browser.get(url).content, "html.parser")
    form = shown.select_one(f"#b-{block_id} form")
    fields = {one["name"]: one.get("value", "") for one in form.select("input[type=hidden]")}
    area = form.select_one("textarea")
    return form["action"], {**fields, "text": area.text.removeprefix("\n")}


def submit(browser, world, block_id, **given):
    address, fields = form_in(browser, world.unit.url, block_id)
    return browser.post(address, {**fields, **given})


def write_everywhere(browser, world, word):
    """Write the word into every form, and on two devices where that leaves something; return the partner's address."""
    submit(browser, world, world.asked, text=f"{word} answered")
    two_devices(browser, *form_in(browser, world.unit.url, world.prompt), word)
    send(browser, GOALS, text=f"{word} wanted")
    send(browser, f"{GOALS}{Goal.objects.get().pk}/", how=f"{word} done")
    two_devices(browser, *fields_of(browser, text_url(world.competence)), word)
    browser.post(ASSESS, {
        "write": str(uuid.uuid4()),
        "competence": str(world.competence),
        "moment": "before",
        "standing": "3",
        "example": f"{word} shown",
        "evidence": f"https://example.org/{word}",
    })  # fmt: skip
    link = make_link(browser, world.competence)
    address, fields = fields_of(Client(), link)
    Client().post(address, {**fields, f"c-{world.competence}": f"{word} said"})
    return link


def two_devices(browser, address, fields, word):
    for place in ("first", "second"):
        sent = {**fields, "write": str(uuid.uuid4()), "text": f"{word} {place}"}
        assert browser.post(address, sent).status_code == 303


def rewrite(browser, world, text):
    """Write something else where a diary and a learning outcome stand."""
    assert submit(browser, world, world.prompt, text=text).status_code == 303
    assert write(browser, world.competence, text).status_code == 303


def tokens():
    """Return what stands in the sealed columns, by (column, primary key)."""
    return {
        (f"{model.__name__}.{name}", pk): token
        for model, name in sealed_columns()
        for pk, token in model.objects.annotate(raw=Cast(name, TextField())).values_list(
            "pk", "raw"
        )
    }


def words():
    """Return what the site reads from the sealed columns, by (column, primary key)."""
    return {
        (f"{model.__name__}.{name}", row.pk): str(getattr(row, name))
        for model, name in sealed_columns()
        for row in model.objects.all()
    }
