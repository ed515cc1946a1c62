"""Learning outcomes: nothing that a learner types is lost, and nobody else reads it."""

from __future__ import annotations

import pytest

from activities.models import ActivityCompetence
from modules.models import Learner, OtherText, OutcomeText, Reflection, UnitCompetence
from tests.factories.activities import make_activity
from tests.factories.modules import block, make_unit
from tests.modules.youthpass.conftest import START, fields_of, page, text_url, write


pytestmark = pytest.mark.django_db


def kept():
    return OutcomeText.objects.get().text


def make_diary(learner, competence, text="I cut a scene.", **kwargs):
    """Return a reflection in a unit that works on a competence."""
    unit = make_unit(**kwargs)
    if competence:
        UnitCompetence.objects.create(page=unit, competence=competence, locale=unit.locale)
    return Reflection.objects.create(
        learner=learner,
        page_key=unit.translation_key,
        block_id=unit.translation_key,
        text=text,
        language="en",
    )


def test_each_competence_has_questions_that_help(client, lit, ets):
    shown = page(client, text_url(lit))
    prompts = [one.text for one in shown.select(".youthpass-prompts li")]
    assert len(prompts) == 5
    assert "What was new for you?" in prompts
    leading = page(client, text_url(ets["1"].translation_key))
    assert "When did you help somebody to learn, and what did you do?" in leading.text


def test_words_are_kept_and_the_browser_is_remembered(client, lit):
    response = write(client, lit, " I wrote.\r\n\r\nI read.\x00 ")
    assert response["Location"] == f"{text_url(lit)}?kept=1#text"
    assert kept() == "I wrote.\n\nI read."
    shown = page(client, response["Location"])
    assert shown.select_one("#text").text == "\nI wrote.\n\nI read."
    assert shown.select_one(".youthpass-status").text == "Kept."


def test_an_empty_form_begins_nobody(client, lit):
    assert write(client, lit, "  ").status_code == 303
    assert Learner.objects.count() == 0


def test_a_text_may_be_emptied_again(browser, lit):
    write(browser, lit, "I wrote.")
    write(browser, lit, "")
    assert kept() == ""
    assert page(browser, f"{START}text/").select("textarea") == []


def test_a_text_that_does_not_fit_stays_in_the_form(browser, lit):
    write(browser, lit, "I wrote.")
    response = write(browser, lit, "ä" * 10_001)
    assert response.status_code == 422
    assert "ä" * 10_001 in response.text
    assert "At most 10000 fit" in response.text
    assert kept() == "I wrote."


def test_a_browser_without_cookies_is_told_and_keeps_its_words(client, lit):
    response = client.post(text_url(lit), {"text": "I wrote <b>this</b>."})
    assert response.status_code == 200
    assert "keeps no cookies" in response.text
    assert "I wrote &lt;b&gt;this&lt;/b&gt;." in response.text
    assert "no-store" in response["Cache-Control"]
    assert "learner" not in response.cookies
    assert not OutcomeText.objects.exists()


def test_a_form_of_another_site_is_refused(browser, lit):
    response = browser.post(text_url(lit), {"text": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert not OutcomeText.objects.exists()


def test_a_write_that_arrives_again_changes_nothing(client, lit):
    address, fields = fields_of(client, text_url(lit))
    for _time in range(2):
        client.post(address, {**fields, "text": "I wrote."})
    write(client, lit, "I wrote more.")
    client.post(address, {**fields, "text": "I wrote."})
    assert kept() == "I wrote more."
    assert not OtherText.objects.exists()
    assert Learner.objects.count() == 1


def test_words_of_a_second_device_are_put_beside(browser, lit):
    address, fields = fields_of(browser, text_url(lit))
    write(browser, lit, "On the phone.")
    browser.post(address, {**fields, "text": "At school."})
    assert kept() == "On the phone."
    shown = page(browser, text_url(lit))
    assert shown.select_one(".youthpass-beside blockquote").text == "At school."


@pytest.mark.parametrize(
    ("button", "text", "beside"),
    [("use", "At school.", ["On the bus."]), ("drop", "On the bus.", [])],
)
def test_choosing_a_version_loses_nothing_that_is_typed(
    browser, learner, lit, button, text, beside
):
    write(browser, lit, "On the phone.")
    other = OtherText.objects.create(
        learner=learner, kept=OutcomeText.objects.get(), text="At school."
    )
    write(browser, lit, "On the bus.", **{button: str(other.pk)})
    assert kept() == text
    assert list(OtherText.objects.values_list("text", flat=True)) == beside


def test_nobody_elses_version_can_be_chosen(browser, stranger, learner, lit):
    write(browser, lit, "Mine.")
    other = OtherText.objects.create(learner=learner, kept=OutcomeText.objects.get(), text="Too.")
    write(stranger, lit, "Hers.", use=str(other.pk))
    assert OtherText.objects.filter(pk=other.pk).exists()
    assert OutcomeText.objects.exclude(learner=learner).get().text == "Hers."
    write(stranger, lit, "Hers.", use="9" * 40)
    assert OutcomeText.objects.get(learner=learner).text == "Mine."


def test_nobody_else_sees_the_words(browser, stranger, client, lit):
    write(browser, lit, "Only mine.")
    for other in (stranger, client):
        for url in (text_url(lit), f"{START}part/", f"{START}text/", f"{START}partner/"):
            assert "Only mine." not in page(other, url).text


def test_a_fitting_entry_of_the_diary_is_copied_in_with_one_button(
    browser, learner, key_competences, lit
):
    fitting = make_diary(learner, key_competences["LIT"], title="Cutting")
    make_diary(learner, None, "Something else.")
    shown = page(browser, text_url(lit))
    assert [one.text for one in shown.select(".youthpass-diary h3")] == ["Cutting"]
    assert shown.select_one("button[name=copy]")["value"] == str(fitting.pk)
    write(browser, lit, "Typed before.", copy=str(fitting.pk))
    assert kept() == "Typed before.\n\nI cut a scene."
    write(browser, lit, kept(), copy=str(fitting.pk))
    assert kept() == "Typed before.\n\nI cut a scene."


def test_an_entry_fits_by_the_activity_in_its_unit(browser, learner, key_competences, lit):
    activity = make_activity(competences=[])
    ActivityCompetence.objects.create(
        page=activity, competence=key_competences["LIT"], locale=activity.locale
    )
    body = [block("activity", {"activity": activity.pk, "why": ""})]
    make_diary(learner, None, "We filmed.", title="Filming", body=body)
    shown = page(browser, text_url(lit))
    assert [one.text for one in shown.select(".youthpass-diary h3")] == ["Filming"]


def test_the_diary_costs_the_same_for_one_unit_and_for_many(
    browser, learner, key_competences, lit, django_assert_max_num_queries
):
    for number in range(8):
        make_diary(learner, key_competences["LIT"], f"Entry {number}.")
    browser.get(text_url(lit))
    with django_assert_max_num_queries(20):
        shown = page(browser, text_url(lit))
    assert len(shown.select(".youthpass-diary article")) == 8


def test_the_diary_of_a_unit_that_is_not_public_stays_away(browser, learner, key_competences, lit):
    make_diary(learner, key_competences["LIT"], title="Draft", publish=False)
    assert "Draft" not in page(browser, text_url(lit)).text


def test_nobody_elses_diary_can_be_copied(stranger, learner, key_competences, lit):
    entry = make_diary(learner, key_competences["LIT"])
    write(stranger, lit, "Mine.", copy=str(entry.pk))
    assert kept() == "Mine."


def test_a_copy_that_does_not_fit_leaves_the_typed_words(browser, learner, key_competences, lit):
    entry = make_diary(learner, key_competences["LIT"], "b" * 6_000)
    response = write(browser, lit, "a" * 6_000, copy=str(entry.pk))
    assert response.status_code == 422
    assert "a" * 6_000 in response.text
    assert "12002 characters" in response.text


def test_words_are_plain_text_everywhere(browser, lit):
    evil = "</textarea><script>alert(1)</script>{{ 7|add:7 }}"
    write(browser, lit, evil)
    for url in (text_url(lit), f"{START}part/", f"{START}text/"):
        shown = browser.get(url).text
        assert "<script>alert" not in shown
        assert "&lt;/textarea&gt;" in shown
        assert "{{ 7|add:7 }}" in shown
