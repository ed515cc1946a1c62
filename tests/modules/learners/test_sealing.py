"""What learners write is sealed in the database, and losing the key loses no page and no token."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from bs4 import BeautifulSoup

from modules.learners import sealing
from modules.learners.sealed_fields import SealedTextField
from modules.learners.takeout import record_models
from modules.models import Goal, OutcomeText, PartnerComment, Reflection
from tests.activities.printing.reading import page_texts, squeezed
from tests.modules.learners.test_privacy import dump
from tests.modules.learners.writing import (
    ASSESS,
    GOALS,
    form_in,
    make_world,
    rewrite,
    submit,
    tokens,
    words,
    write_everywhere,
)
from tests.modules.youthpass.conftest import START, fields_of, send, text_url, write


pytestmark = pytest.mark.django_db

WORD = "Zaunkönig"
GONE = "This text can no longer be opened: the key of this site has changed."
OLD, NEW = "old and long enough for a test of keys", "new and long enough for a test of keys"


@pytest.fixture
def world(library):
    return make_world()


@pytest.fixture
def link(settings, browser, world):
    settings.MODULES_TEXT_KEYS = [OLD]
    return write_everywhere(browser, world, WORD)


@pytest.fixture
def lost(settings, link):
    """Everything was written, and then the key was lost."""
    settings.MODULES_TEXT_KEYS = [NEW]


def test_no_table_holds_a_word_of_hers_and_the_site_reads_them_all(link):
    everything = "".join(dump().values())
    assert len(everything) > 10_000
    assert WORD not in everything
    assert json.dumps(WORD)[1:-1] not in everything
    read = words()
    assert {column for column, _pk in read} == {
        "Answer.given", "Reflection.text", "OtherVersion.text", "SelfAssessment.example",
        "SelfAssessment.evidence", "Goal.text", "Goal.how", "OutcomeText.text", "OtherText.text",
        "PartnerComment.text",
    }  # fmt: skip
    assert all(WORD in text for text in read.values())


def test_columns_of_text_that_are_not_sealed_hold_no_words_of_hers():
    kinds = ("CharField", "TextField", "JSONField")
    open_columns = {
        f"{model.__name__}.{field.name}"
        for model in record_models()
        for field in model._meta.concrete_fields
        if field.get_internal_type() in kinds and not isinstance(field, SealedTextField)
    }
    assert open_columns == {
        "Answer.verdict", "Answer.language", "Reflection.language", "OutcomeText.language",
        "SelfAssessment.moment", "SharedLink.token_hash", "PartnerLink.token_hash",
        "PartnerLink.shown",
    }  # fmt: skip


def test_the_same_words_are_never_the_same_token_and_none_stay_none(learner):
    for text in ("Twice.", "Twice.", ""):
        Goal.objects.create(learner=learner, text=text)
    first, second, empty = (tokens()["Goal.text", one.pk] for one in Goal.objects.order_by("pk"))
    assert first != second
    assert empty == ""
    assert Goal.objects.filter(text="").count() == 1
    assert Goal.objects.exclude(text="").count() == 2


def test_without_the_key_every_page_and_file_opens_and_says_so(lost, browser, link, world):
    entry = Reflection.objects.get()
    shared = browser.post(f"/en/learn/share/{entry.pk}/")
    address = BeautifulSoup(shared.content, "html.parser").select_one("input[value^=http]")
    for url in (
        world.unit.url,
        "/en/learn/",
        ASSESS,
        GOALS,
        f"{GOALS}{Goal.objects.get().pk}/",
        text_url(world.competence),
        f"{START}part/",
        f"{START}partner/",
        f"{START}text/",
        "/en/learn/data.json",
        "/en/learn/data.html",
        link,
        address["value"].removeprefix("http://testserver"),
    ):
        response = browser.get(url)
        content = response.getvalue().decode() if response.streaming else response.text
        assert response.status_code == 200, url
        assert GONE in content, url
        assert WORD not in content, url
    odt = zipfile.ZipFile(io.BytesIO(browser.get(f"{START}text.odt").content))
    assert GONE in odt.read("content.xml").decode()
    pdf = browser.get(f"{START}text.pdf").content
    assert squeezed(GONE) in squeezed("".join(page_texts(pdf)))


def test_without_the_key_fields_are_empty_and_nothing_is_a_link(lost, browser, world):
    assert form_in(browser, world.unit.url, world.asked)[1]["text"] == ""
    assert form_in(browser, world.unit.url, world.prompt)[1]["text"] == ""
    assert fields_of(browser, text_url(world.competence))[1]["text"] == ""
    goal = fields_of(browser, f"{GOALS}{Goal.objects.get().pk}/")[1]
    assert (goal["text"], goal["how"]) == ("", "")
    looks = BeautifulSoup(browser.get(ASSESS).content, "html.parser").select(".mine__history")
    assert looks
    assert not [one for look in looks for one in look.select("a")]
    # The answer still counts: what is due after it is there.
    shown = BeautifulSoup(browser.get(world.unit.url).content, "html.parser")
    block = shown.select_one(f"#b-{world.asked}")
    assert "By order." in block.text
    assert "compare your answer" not in block.text


def test_forms_that_are_sent_untouched_keep_every_token(lost, settings, browser, world):
    before = tokens()
    submit(browser, world, world.prompt)
    write(browser, world.competence, "")
    send(browser, text_url(world.competence), copy=str(Reflection.objects.get().pk))
    goal = Goal.objects.get()
    assert send(browser, f"{GOALS}{goal.pk}/", reached="yes").status_code == 303
    browser.post(f"{START}comments/{PartnerComment.objects.get().pk}/", {"do": "take"})
    for model in record_models():
        for row in model.objects.all():
            row.save()
    assert tokens() == before
    settings.MODULES_TEXT_KEYS = [OLD]
    goal.refresh_from_db()
    assert (goal.text, goal.reached) == (f"{WORD} wanted", True)
    assert PartnerComment.objects.get().is_taken


def test_a_form_that_does_not_fit_comes_back_without_the_sentence_in_its_fields(lost, browser):
    url = f"{GOALS}{Goal.objects.get().pk}/"
    response = send(browser, url, how="a" * 1001)
    assert response.status_code == 422
    assert GONE not in response.text
    assert "At most 1000 fit" in response.text


def test_new_words_are_kept_and_the_lost_ones_lie_beside(lost, settings, browser, world):
    rewrite(browser, world, "Again.")
    assert (Reflection.objects.get().text, OutcomeText.objects.get().text) == ("Again.", "Again.")
    settings.MODULES_TEXT_KEYS = [NEW, OLD]
    both = {f"{WORD} first", f"{WORD} second"}
    assert {one.text for one in Reflection.objects.get().others.all()} == both
    assert {one.text for one in OutcomeText.objects.get().others.all()} == both


def test_a_lost_version_that_is_taken_back_is_not_lost(lost, settings, browser, world):
    entry = Reflection.objects.get()
    beside = entry.others.get()
    address, fields = form_in(browser, world.unit.url, world.prompt)
    browser.post(address, {**fields, "use": str(beside.pk)})
    settings.MODULES_TEXT_KEYS = [OLD]
    entry.refresh_from_db()
    assert entry.text == f"{WORD} second"
    assert entry.others.get().text == f"{WORD} first"


def test_the_loss_is_logged_once(lost, caplog):
    words()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "MODULES_TEXT_KEYS" in caplog.text
    assert "gAAAA" not in caplog.text


@pytest.mark.parametrize(
    ("before", "after", "is_open"),
    [
        # Rotation: the old key behind the new one.
        ([OLD], [NEW, OLD], True),
        ([OLD], [NEW], False),
        # A site that had no key of its own, and gets one.
        ([], [NEW], True),
        # What is no key is passed over.
        ([OLD], ["", " ", None, OLD], True),
        # Keys from the environment, with a blank behind the comma.
        ([OLD], [NEW, f" {OLD}"], True),
        ([OLD], OLD, False),
    ],
    ids=["rotated", "replaced", "first", "gaps", "blank", "no-list"],
)
def test_which_keys_open(settings, before, after, is_open):
    settings.MODULES_TEXT_KEYS = before
    token = sealing.sealed("Words.")
    settings.MODULES_TEXT_KEYS = after
    assert (sealing.opened(token) == "Words.") is is_open


def test_the_first_key_seals(settings):
    settings.MODULES_TEXT_KEYS = [NEW, OLD]
    token = sealing.sealed("Words.")
    settings.MODULES_TEXT_KEYS = [NEW]
    assert sealing.opened(token) == "Words."


def test_a_new_secret_key_opens_with_the_old_one_behind_it(settings):
    settings.MODULES_TEXT_KEYS = []
    token, old = sealing.sealed("Words."), settings.SECRET_KEY
    settings.SECRET_KEY = "another"
    assert str(sealing.opened(token)) == GONE
    settings.SECRET_KEY_FALLBACKS = [old]
    assert sealing.opened(token) == "Words."
    settings.SECRET_KEY_FALLBACKS = []
    # Where only the keys of texts can be set, the former secret key is one of them.
    settings.MODULES_TEXT_KEYS = [NEW, old]
    assert sealing.opened(token) == "Words."


@pytest.mark.parametrize(
    "token",
    ["plain words", "ż" * 100, "gAAAAA", "gAAAAA=="],
    ids=["plain", "letters", "cut", "short"],
)
def test_what_is_no_token_is_a_lost_text(token):
    assert isinstance(sealing.opened(token), sealing.Unopened)
    assert sealing.sealed(sealing.opened(token)) == token
