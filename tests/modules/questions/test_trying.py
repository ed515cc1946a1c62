"""Authors try their questions in the preview: unsaved ones too, and nothing is kept of it."""

from __future__ import annotations

import uuid

from django.core import signing
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

import pytest
from bs4 import BeautifulSoup

from modules.learners.takeout import record_models
from modules.models import Learner, UnitPage
from modules.questions.finding import keys_on
from tests.factories.modules import block, make_unit, question
from tests.modules.learners.conftest import browser_of, make_answer
from tests.modules.pages.material import translate
from tests.modules.questions.samples import KINDS, SECRETS, form_of, right_of, sample, wrong_of


pytestmark = pytest.mark.django_db
TRY = "/admin/modules/try/"
FETCH = {"X-Requested-With": "fetch"}
MARKED = [kind for kind in KINDS if kind != "open"]


@pytest.fixture
def draft(library, image):
    """A published unit with a draft above it that has one question of each kind, and a prompt."""
    unit = make_unit(body=[question("true_false", stem="Is it public?", answer="true")])
    questions = [sample(kind, image) for kind in KINDS]
    unit.body = [
        *questions[::2],
        block("self_check", {"title": "", "questions": questions[1::2]}),
        block("reflection", {"prompt": "What did you see?", "help": ""}),
    ]
    unit.save_revision()
    return unit


@pytest.fixture
def author(admin_client, draft):
    return admin_client


def preview(client, page):
    return client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).text


def key_of(page, kind):
    found = keys_on(page.get_latest_revision_as_object(), is_preview=True)
    return next(key for key in found.values() if key.kind == kind)


class Form:
    """One question as it stands in the preview, and as it comes back."""

    def __init__(self, client, html, block_id):
        self.client, self.block_id = client, block_id
        self.read(html)

    def read(self, html):
        self.section = BeautifulSoup(html, "html.parser").find(id=f"b-{self.block_id}")
        self.action = self.section.form["action"]
        names = ("write", "draft", "wrong", "csrfmiddlewaretoken")
        hidden = self.section.select("input[type=hidden]")
        self.fields = {one["name"]: one["value"] for one in hidden if one["name"] in names}

    def send(self, headers=FETCH, **given):
        response = self.client.post(self.action, {**self.fields, **given}, headers=headers)
        self.read(response.text)
        self.status = response.status_code
        return self.section.get_text(" ", strip=True)


def asked(client, page, kind):
    return Form(client, preview(client, page), key_of(page, kind).block_id)


def nothing_is_kept():
    return not Learner.objects.exists() and not any(one.objects.exists() for one in record_models())


def test_a_right_answer_to_each_kind_is_told_so_and_nothing_is_kept(author, draft):
    html = preview(author, draft)
    for kind in KINDS:
        key = key_of(draft, kind)
        form = Form(author, html, key.block_id)
        assert form.action == TRY
        assert "Nothing is kept." in form.section.get_text()
        assert not any(secret in str(form.section) for secret in SECRETS)
        said = form.send(**form_of(key, right_of(key)))
        assert ("compare" if kind == "open" else "That is right.") in said, kind
        assert ("xmodel" if kind == "open" else "xright") in said, kind
        assert "xwhy" in said, kind
    assert nothing_is_kept()


def test_after_as_many_wrong_answers_as_the_author_allows_the_answer_is_there(author, draft):
    html = preview(author, draft)
    for kind in MARKED:
        key = key_of(draft, kind)
        form = Form(author, html, key.block_id)
        for left in (2, 1, 0):
            said = form.send(**form_of(key, wrong_of(key)))
            assert "Not right" in said, kind
            assert ("xwhy" in said) == (left == 0), kind
            assert form.fields["wrong"] == str(3 - left)
    assert nothing_is_kept()


def test_the_answer_is_shown_to_an_author_who_asks(author, draft):
    form, key = asked(author, draft, "single"), key_of(draft, "single")
    form.send(**form_of(key, wrong_of(key)))
    assert form.section.find("button", {"name": "show"})
    said = form.send(**form_of(key, wrong_of(key)), show="1")
    assert "The answer close" in said
    assert form.section.find("input", checked=True)["value"] == key.choices[0]


def test_things_are_moved_and_nothing_chosen_is_said(author, draft):
    form = asked(author, draft, "order")
    shown = [one["value"] for one in form.section.select("[name=order]")]
    form.send(order=shown, move=f"{shown[1]}:up")
    moved = [one["value"] for one in form.section.select("[name=order]")]
    assert moved == [shown[1], shown[0], shown[2]]
    form = asked(author, draft, "single")
    assert "Choose an answer first." in form.send()
    assert form.status == 422


def test_without_script_the_answer_comes_on_a_page_with_the_form(author, draft):
    form, key = asked(author, draft, "multiple"), key_of(draft, "multiple")
    said = form.send(headers={}, **form_of(key, wrong_of(key)))
    assert "xwrong" in said
    assert "That is right." in form.send(headers={}, **form_of(key, right_of(key)))


def edited(stem, answer):
    """The form of a unit in which a question was changed and that was not saved."""
    value = {
        "stem": stem,
        "picture": {"image": "", "alt_text": "", "decorative": ""},
        "hint": "",
        "why": "null",
        "tries": "3",
        "answer": answer,
        "feedback_right": "Well seen.",
        "feedback_wrong": "",
    }
    body = streamfield([("true_false", value)])
    body["0"]["id"] = str(uuid.UUID(int=7))
    form = {
        "title": "Frames",
        "slug": "frames",
        "taster": "Look twice.",
        "minutes": "20",
        "goals": streamfield([]),
        "body": body,
        "competences": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(form)


def previewed(client, address, data):
    answer = client.post(address, data)
    assert answer.json() == {"is_valid": True, "is_available": True}, answer.text
    return client.get(address, {"in_preview_panel": "true"}).text


@pytest.mark.parametrize("is_new", [False, True], ids=["edited", "new"])
def test_what_is_not_saved_can_be_tried(author, draft, is_new):
    names = ("preview_on_add", "preview_on_edit")
    places = (("modules", "unitpage", draft.get_parent().pk), (draft.pk,))
    address = reverse(f"wagtailadmin_pages:{names[not is_new]}", args=places[not is_new])
    html = previewed(author, address, edited("Is the new one right?", "false"))
    form = Form(author, html, uuid.UUID(int=7))
    assert "Is the new one right?" in form.section.get_text()
    assert "Not right yet." in form.send(value="true")
    assert "Well seen." in form.send(value="false")
    assert UnitPage.objects.get().body[0].value["stem"] == "Is it public?"
    assert nothing_is_kept()


def test_an_author_who_learns_here_too_sees_none_of_her_own_answers(admin_client, library, image):
    unit = make_unit(body=[sample("single", image)])
    (key,) = keys_on(unit).values()
    learner = Learner.objects.create()
    own = {"block_id": key.block_id, "given": right_of(key), "verdict": "right"}
    make_answer(learner, page_key=unit.translation_key, **own)
    admin_client.cookies.update(browser_of(learner).cookies)
    assert "That is right." in admin_client.get(unit.url).text
    assert "That is right." not in preview(admin_client, unit)


def test_no_form_of_a_preview_leads_to_a_record(author, draft):
    page = BeautifulSoup(preview(author, draft), "html.parser")
    forms = page.select("article form")
    assert {form["action"] for form in forms} == {TRY}
    assert len(forms) == len(KINDS)
    assert "What did you see?" in page.get_text()


def test_a_preview_in_another_language_answers_in_that_language(author, library):
    asked_in_english = question("short_text", uuid.UUID(int=8), stem="Name it", accepted="a cut")
    unit = make_unit(body=[asked_in_english])
    french = question("short_text", uuid.UUID(int=8), stem="Nomme-le", accepted="une coupe")
    copy = translate(unit, "fr", body=[french])
    for words in ("une coupe", "a cut"):
        form = Form(author, preview(author, copy), uuid.UUID(int=8))
        assert "C’est juste." in form.send(text=words)


def test_a_question_that_no_preview_signed_is_refused(admin_client, library):
    other = signing.dumps('["open", "x", {}, [], "", "en"]')
    for given in ({}, {"draft": ""}, {"draft": "nonsense"}, {"draft": "x:y:z"}, {"draft": other}):
        assert admin_client.post(TRY, {**given, "value": "true"}).status_code == 400
    assert admin_client.get(TRY).status_code == 405


def test_an_odd_number_of_tries_does_no_harm(author, draft):
    form, key = asked(author, draft, "single"), key_of(draft, "single")
    for wrong in ("-1", "9" * 5000, "²", "x", "\x00"):
        form.fields["wrong"] = wrong
        assert "Not right yet." in form.send(**form_of(key, wrong_of(key)))


def test_who_may_not_enter_the_admin_tries_nothing(client, author, draft):
    form = asked(author, draft, "single")
    assert client.post(TRY, form.fields).status_code == 302
    assert "login" in client.post(TRY, form.fields)["Location"]
