"""The learner's own page, her diary's secret links, and how she sees her competences."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

from django.utils.formats import date_format

from wagtail.admin.viewsets import viewsets
from wagtail.models import Locale
from wagtail.snippets.models import get_snippet_models

import pytest

from modules.learners.models import Learner, today
from modules.learners.takeout import record_models
from modules.models import (
    PathRecord,
    Reflection,
    SelfAssessment,
    SharedLink,
    StepRecord,
    UnitPage,
)
from tests.factories.activities import make_activity, make_competence
from tests.factories.learning_paths import make_path, step
from tests.factories.modules import block, make_unit


pytestmark = pytest.mark.django_db

PROMPT = uuid.uuid4()
WORDS = "Only my door. <script>x</script>"


@pytest.fixture
def unit(library):
    prompt = {"prompt": "What did you see?", "help": ""}
    page = make_unit(title="Look twice", body=[block("reflection", prompt, PROMPT)])
    page.competences.create(competence=make_competence(), locale=page.locale)
    page.save_revision().publish()
    return page


def token(client, url="/en/learn/resume/"):
    page = client.get(url).text
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)


def send(client, url, **fields):
    sent = {"csrfmiddlewaretoken": token(client), "write": str(uuid.uuid4()), **fields}
    return client.post(url, sent)


@pytest.fixture
def diary(client, unit):
    """Her browser, with one entry of the diary."""
    send(client, f"/en/learn/reflections/{unit.translation_key}/{PROMPT}/", text=WORDS)
    return Reflection.objects.get()


def other_browser(client):
    return type(client)()


def test_somebody_new_is_told_how_it_begins(client, library):
    response = client.get("/en/learn/")
    assert "It starts with your first answer" in response.text
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_what_she_wrote_and_began_stands_on_her_page(client, unit, diary):
    page = client.get("/en/learn/").text
    assert "Look twice" in page
    assert "What did you see?" in page
    assert "Only my door. &lt;script&gt;" in page


def test_who_comes_back_after_a_year_reads_until_when_everything_is_kept(client, unit, diary):
    Learner.objects.update(last_used=today() - timedelta(days=365))
    page = client.get("/en/learn/").text
    day = date_format(today() + timedelta(days=396), "DATE_FORMAT")
    assert f"Everything here is kept until {day}, and longer each time you come back." in page
    assert Learner.objects.get().last_used == today()


def test_her_page_is_hers_in_every_language(client, unit, diary):
    page = client.get("/pl/learn/").text
    assert "Only my door." in page
    assert 'lang="en"' in page


def test_a_unit_that_was_taken_away_keeps_her_words(client, unit, diary):
    unit.unpublish()
    page = client.get("/en/learn/").text
    assert "Only my door." in page
    assert "Look twice" not in page


@pytest.mark.usefixtures("search_index")
def test_nobody_else_sees_them(client, admin_client, unit, diary):
    assert "Only my door." not in other_browser(client).get("/en/learn/").text
    for url in (
        "/en/learn/",
        "/admin/",
        unit.url,
        "/en/search/?q=door",
        "/admin/pages/search/?q=door",
    ):
        assert "Only my door." not in admin_client.get(url).text


def test_no_record_of_a_learner_can_be_managed_in_the_admin(library):
    private = {Learner, *record_models()}
    assert not private & set(get_snippet_models())
    shown = {getattr(one, "model", None) for one in viewsets.viewsets}
    assert not private & shown


def test_a_secret_link_shows_one_entry_until_it_is_taken_back(client, unit, diary):
    page = send(client, f"/en/learn/share/{diary.pk}/").text
    address = re.search(r'value="(http[^"]+/learn/shared/[^"]+)"', page).group(1)
    path = address.split("testserver")[1]
    stranger = other_browser(client)
    shown = stranger.get(path)
    assert "Only my door. &lt;script&gt;" in shown.text
    assert "no-store" in shown["Cache-Control"]
    link = SharedLink.objects.get()
    assert link.token_hash not in path
    send(client, f"/en/learn/withdraw/{link.pk}/")
    gone = stranger.get(path)
    assert gone.status_code == 404
    assert "Only my door." not in gone.text


@pytest.mark.parametrize("secret", ["nonsense", "x" * 500, "'--", "%00"])
def test_a_link_that_was_never_made_shows_nothing(client, library, diary, secret):
    assert client.get(f"/en/learn/shared/{secret}/").status_code == 404


def test_others_cannot_share_or_withdraw_what_is_hers(client, unit, diary):
    send(client, f"/en/learn/share/{diary.pk}/")
    link = SharedLink.objects.get()
    thief = other_browser(client)
    send(thief, f"/en/learn/reflections/{unit.translation_key}/{PROMPT}/", text="mine")
    assert send(thief, f"/en/learn/share/{diary.pk}/").status_code == 404
    send(thief, f"/en/learn/withdraw/{link.pk}/")
    link.refresh_from_db()
    assert link.withdrawn is None


def look(client, key, **more):
    fields = {"competence": str(key), "moment": "before", "standing": "2", "example": "I filmed."}
    return send(client, "/en/learn/assess/", **{**fields, **more})


def test_she_looks_at_a_competence_of_what_she_began(client, unit, diary):
    competence = make_competence()
    assert competence.title in client.get("/en/learn/assess/").text
    assert look(client, competence.translation_key).status_code == 303
    assert look(client, competence.translation_key, moment="after", standing="3").status_code == 303
    page = client.get("/en/learn/assess/").text
    assert "I can do it with help" in page
    assert "I can do it alone" in page
    assert "I filmed." in page
    assert SelfAssessment.objects.count() == 2


def test_a_look_that_is_sent_twice_is_one(client, unit, diary):
    write = str(uuid.uuid4())
    for _time in range(2):
        look(client, make_competence().translation_key, write=write)
    assert SelfAssessment.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"standing": ""}, {"standing": "9"}, {"moment": "x"}, {"evidence": "javascript:alert(1)"}],
)
def test_a_look_with_something_missing_comes_back_with_her_words(client, unit, diary, wrong):
    response = look(client, make_competence().translation_key, **wrong)
    assert response.status_code == 422
    assert "I filmed." in response.text
    assert not SelfAssessment.objects.exists()


def test_a_look_from_a_browser_without_cookies_is_given_back(client, unit):
    key = make_competence().translation_key
    sent = {
        "competence": str(key),
        "moment": "before",
        "standing": "2",
        "example": "I <b>filmed</b>.",
    }
    response = client.post("/en/learn/assess/", sent)
    assert "keeps no cookies" in response.text
    assert "I &lt;b&gt;filmed&lt;/b&gt;." in response.text
    assert not SelfAssessment.objects.exists()


@pytest.mark.parametrize("key", [uuid.uuid4(), "nonsense", ""], ids=["unknown", "odd", "none"])
def test_a_competence_that_does_not_exist_is_refused(client, unit, diary, key):
    assert look(client, key).status_code == 422


def test_words_for_a_competence_that_no_longer_stands_there_come_back(client, unit, diary):
    elsewhere = make_competence("FL9")
    response = look(client, elsewhere.translation_key, standing="")
    assert response.status_code == 422
    assert "I filmed." in response.text


def test_a_path_is_started_and_goes_on_where_she_was(client, unit, library):
    path = make_path(steps=[step(unit), step(make_activity())])
    send(client, f"/en/learn/paths/{path.translation_key}/", next=path.url)
    assert PathRecord.objects.get().path_key == path.translation_key
    send(client, f"/en/learn/steps/{unit.translation_key}/", do="done")
    page = client.get("/en/learn/").text
    assert path.title in page
    assert "You have done 1 of 2 steps." in page


def test_an_activity_is_declared_by_herself(client, library):
    activity = make_activity()
    send(client, f"/en/learn/steps/{activity.translation_key}/", do="declared")
    record = StepRecord.objects.get()
    assert record.declared
    assert record.done
    assert "done with my group" in client.get("/en/learn/").text


@pytest.mark.parametrize("kind", ["steps", "paths"])
def test_what_is_not_there_is_no_step(client, library, kind):
    response = send(client, f"/en/learn/{kind}/{uuid.uuid4()}/")
    assert response.status_code == 404
    assert not StepRecord.objects.exists()


def test_the_page_costs_the_same_with_many_units(
    client, unit, diary, django_assert_max_num_queries
):
    for number in range(5):
        another = make_unit(title=f"Another {number}")
        send(client, f"/en/learn/steps/{another.translation_key}/", do="done")
    client.get("/en/learn/")
    with django_assert_max_num_queries(16):
        client.get("/en/learn/")


def test_the_other_language_of_a_unit_is_the_same_unit(client, unit, diary):
    unit = UnitPage.objects.get(pk=unit.pk)
    french = unit.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french = UnitPage.objects.get(pk=french.pk)
    french.title = "Regarde deux fois"
    french.save_revision().publish()
    assert "Regarde deux fois" in client.get("/fr/learn/").text
    assert "Only my door." in client.get(french.url).text


def test_a_unit_done_on_the_way_of_a_path_starts_that_path(client, unit, library):
    path = make_path(unit)
    send(client, f"/en/learn/steps/{unit.translation_key}/?path={path.slug}", do="done")
    assert PathRecord.objects.get().path_key == path.translation_key


def test_reading_her_page_keeps_the_number_in_her_browser_for_as_long_as_the_page_says(
    client, unit, diary
):
    cookie = client.get("/en/learn/").cookies["learner"]
    assert cookie["max-age"] == 396 * 24 * 60 * 60


def test_after_a_unit_that_is_done_she_goes_on_with_the_next_one(client, unit, diary):
    following = make_unit(UnitPage.objects.get(pk=unit.pk).get_parent().specific, title="Cut")
    assert f'href="{unit.url}"' in client.get("/en/learn/").text.split("mine__go", 1)[1]
    send(client, f"/en/learn/steps/{unit.translation_key}/", do="done")
    go_on = client.get("/en/learn/").text.split("mine__go", 1)[1].split("</p>")[0]
    assert f'href="{following.url}"' in go_on
