"""The whole way through the workbench, and the frameworks in their order, version and language."""

from __future__ import annotations

import pytest
import yaml

from activities.models import CompetenceFramework
from modules.models import Goal, Learner, LearnerRecord, OutcomeText, PartnerComment, PartnerLink
from modules.youthpass.frameworks import FRAMEWORKS
from modules.youthpass.prompts import PROMPTS
from tests.factories.activities import make_competence, make_locales
from tests.modules.youthpass.conftest import (
    KEY_COMPETENCES,
    START,
    make_framework,
    make_link,
    page,
    send,
    text_url,
    write,
)
from tests.test_architecture import ROOT


pytestmark = pytest.mark.django_db


def test_the_whole_way_without_script_from_goal_to_paper(client, partner, lit, mul):
    assert "Set goals" not in page(client, START).text
    assert send(client, f"{START}goals/", text="Speak in front of people.").status_code == 303
    goal = Goal.objects.get()
    url = f"{START}goals/{goal.pk}/"
    assert send(client, url, reached="yes", how="In the last session.").status_code == 303
    assert write(client, lit, "I wrote a script.").status_code == 303
    assert write(client, mul, "I spoke Italian.").status_code == 303
    link = make_link(client, lit)
    shown = page(partner, link)
    assert "I wrote a script." in shown.text
    assert "I spoke Italian." not in shown.text
    sent = send(partner, link, **{f"c-{lit}": "You also read it aloud.", "whole": "Well done."})
    assert sent.status_code == 303
    assert "Your words have arrived" in page(partner, sent["Location"]).text
    both = page(client, f"{START}partner/")
    assert "You also read it aloud." in both.text
    assert "Well done." in both.text
    assert "You also read it aloud." not in page(client, f"{START}text/").text
    first = PartnerComment.objects.get(competence_key=lit)
    assert send(client, f"{START}partner/", f"comments/{first.pk}/", do="take").status_code == 303
    taken = page(client, f"{START}text/")
    assert [area.text.strip() for area in taken.select("textarea")] == [
        "I wrote a script.",
        "I spoke Italian.",
    ]
    assert "You also read it aloud." in taken.text
    assert "Well done." not in taken.text
    assert client.get(f"{START}text.pdf").content.startswith(b"%PDF")
    assert Learner.objects.count() == 1


def test_reading_leaves_no_trace(client, lit):
    for url in (START, f"{START}goals/", f"{START}part/", text_url(lit), f"{START}partner/",
                f"{START}text/"):  # fmt: skip
        page(client, url)
    assert Learner.objects.count() == 0


def test_somebody_with_nothing_has_nothing_to_take_along(client, key_competences):
    for ending in ("odt", "pdf"):
        response = client.get(f"{START}text.{ending}")
        assert response.status_code == 404
        assert "You have not written a text yet." in response.text


def test_competences_stand_in_the_order_of_their_framework(client, key_competences, ets):
    taking_part = page(client, f"{START}part/")
    assert [one.text.strip() for one in taking_part.select("main h2")] == [
        f"{number}. {title}" for number, (_code, title) in enumerate(KEY_COMPETENCES, 1)
    ]
    assert "Facilitating learning" in page(client, f"{START}lead/").text
    assert "Facilitating learning" not in taking_part.text


def test_another_version_of_a_framework_is_another_framework(client, library):
    make_framework("key-competences-2018", "2006", KEY_COMPETENCES)
    page(client, f"{START}part/", 404)
    assert "not on this site yet" in page(client, START).text


def test_names_come_in_the_readers_language_and_others_are_marked(client, key_competences):
    original = key_competences["LIT"]
    french = make_locales()["fr"]
    frame = CompetenceFramework.objects.get(code="key-competences-2018")
    frame_fr = frame.copy_for_translation(french)
    frame_fr.title = "Compétences clés"
    frame_fr.save()
    translated = original.copy_for_translation(french)
    translated.title, translated.framework = "Compétences en littératie", frame_fr
    translated.save()
    shown = page(client, "/fr/learn/youthpass/part/")
    heads = [(one.text.strip(), one.get("lang")) for one in shown.select("main h2 a")]
    assert heads == [
        ("1. Compétences en littératie", None),
        ("2. Multilingual competence", "en"),
        ("3. Mathematical competence", "en"),
    ]
    assert shown.select_one(".learner__lead").text == "Compétences clés"


@pytest.mark.parametrize(
    "place", ["other/", "goals/1/", "texts/6f1c9b52-31e4-4a3c-8f3a-0c7a2ad5a001/", "with/x/"]
)
def test_what_is_not_there_is_a_404(client, key_competences, place):
    page(client, START + place, 404)


def test_an_area_and_a_competence_of_another_framework_have_no_page(client, key_competences):
    other = make_competence("FL1")
    page(client, text_url(other.translation_key), 404)


def test_erasing_takes_everything(browser, partner, learner, lit):
    send(browser, f"{START}goals/", text="Speak.")
    write(browser, lit, "I wrote.")
    write(browser, lit, "I wrote elsewhere.", base="0")
    send(partner, link := make_link(browser, lit), whole="Yes.")
    records = {one for one in LearnerRecord.__subclasses__() if "youthpass" in one.__module__}
    assert {model.objects.filter(learner=learner).exists() for model in records} == {True}
    browser.post("/en/learn/erase/")
    assert {model.objects.exists() for model in records} == {False}
    page(partner, link, 404)


def test_everything_can_be_taken_along_as_data(browser, partner, learner, lit):
    send(browser, f"{START}goals/", text="Speak.")
    write(browser, lit, "I wrote.")
    send(partner, make_link(browser, lit), whole="Yes.")
    data = b"".join(browser.get("/en/learn/data.json").streaming_content).decode()
    assert all(word in data for word in ("Speak.", "I wrote.", "Yes."))
    assert PartnerLink.objects.get().token_hash not in data
    readable = b"".join(browser.get("/en/learn/data.html").streaming_content).decode()
    assert "Literacy competence" in readable


def test_pages_cost_few_queries(
    browser, learner, key_competences, ets, django_assert_max_num_queries
):
    for one in (*key_competences.values(), *ets.values()):
        OutcomeText.objects.create(
            learner=learner, competence_key=one.translation_key, text="Words.", language="en"
        )
    browser.get(START)
    for url in ("", "goals/", "part/", "partner/", "text/"):
        with django_assert_max_num_queries(16):
            browser.get(START + url)


def test_the_shipped_frameworks_are_those_that_we_ask_for():
    shipped = yaml.safe_load(
        (ROOT / "toolkit_site/starter/content/competences.yaml").read_text(encoding="utf-8")
    )
    versions = {one["code"]: one for one in shipped}
    for code, version in FRAMEWORKS.values():
        assert versions[code]["version"] == version
        assert list(PROMPTS[code]) == [one["code"] for one in versions[code]["competences"]]
    assert {len(PROMPTS[code]) for code, _version in FRAMEWORKS.values()} == {8, 9}
