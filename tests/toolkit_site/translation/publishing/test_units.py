"""A unit of which parts are not translated: each is shown in English and marked, and answers count all the same."""

from __future__ import annotations

import json
import uuid

from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

import pytest
from bs4 import BeautifulSoup

from modules.models import Answer, Reflection, UnitPage
from tests.factories.modules import block, items, make_unit, option, question
from tests.factories.translation import write_all
from toolkit_site.translation.policies.models import LocalePolicy, NewParts
from toolkit_site.translation.publishing.delivery import deliver, deliver_after_sync
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.submission.submitting import submit
from toolkit_site.translation.sync.source_change import sync_source


MARK = "in-source-language"
FETCH = {"X-Requested-With": "fetch"}
OLD, ORDER, NEW, PROMPT = (uuid.UUID(int=number) for number in range(1, 5))
# Long enough to be known again after one word of it has changed.
TEXT = "<p>A frame shows some things and hides many others, all the time.</p>"
CHANGED = TEXT.replace("many", "most")


def choices(*texts):
    """The first of the options is right."""
    rows = items(*(option(text, right=text == texts[0], feedback=f"So {text}.") for text in texts))
    for place, row in enumerate(rows):
        row["id"] = str(uuid.uuid5(OLD, f"{texts[0]} {place}"))
    return rows


@pytest.fixture
def unit(library):
    """A unit that was translated whole, and after that got a question, a prompt, and another word in its text."""
    fr = Locale.objects.get(language_code="fr")
    LocalePolicy.objects.create(locale=fr, new_parts=NewParts.PUBLISH)
    things = items({"text": "Look"}, {"text": "Film"}, {"text": "Cut"}, {"text": "Show"})
    body = [
        block("text", TEXT),
        question("single", OLD, stem="Which shot?", options=choices("close", "wide", "medium")),
        question("order", ORDER, stem="What comes first?", items=things),
    ]
    page = make_unit(title="Frames", slug="frames", body=body)
    for one in (*page.get_ancestors().filter(depth__gt=1).specific(), page):
        (translation,) = submit(one, [fr], quiet=True)
        write_all(translation)
        deliver(translation, user=None)
    body[0]["value"] = CHANGED
    body += [
        question("single", NEW, stem="Which sound?", options=choices("a door", "rain", "a voice")),
        block("reflection", {"prompt": "What did you hear?", "help": "I heard"}, PROMPT),
    ]
    page = UnitPage.objects.get(pk=page.pk)
    page.body = json.dumps(body)
    page.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(page)
    sync_source(source)
    assert deliver_after_sync(Translation.objects.get(source=source, target_locale=fr)).published
    return page


@pytest.fixture
def addresses(unit):
    french = unit.get_translation(Locale.objects.get(language_code="fr"))
    return {"en": unit.url, "fr": french.url}


def section(html, block_id):
    return BeautifulSoup(html, "html.parser").find(id=f"b-{block_id}")


def form_of(client, address, block_id):
    form = section(client.get(address).content, block_id).form
    return form["action"], {one["name"]: one["value"] for one in form.select("[type=hidden]")}


def right_option(block_id):
    unit = UnitPage.objects.get(locale__language_code="en")
    raw = next(one for one in unit.body.raw_data if one["id"] == str(block_id))
    return next(one["id"] for one in raw["value"]["options"] if one["value"]["right"])


def is_marked(element):
    """Whether all words of an element are in English, say so to machines, and to everybody in French."""
    mark = element.find("span", class_=MARK)
    if mark is None:
        return False
    label = mark.find_previous_sibling("span", class_=f"{MARK}__label")
    assert mark["lang"] == "en"
    assert "Anglais" in label.get_text()
    return True


def test_a_block_that_is_not_translated_is_in_english_and_marked(client, unit, addresses):
    html = client.get(addresses["fr"]).text
    asked = section(html, NEW)
    assert asked.find(class_="question__stem").get_text().endswith("Which sound?")
    for words in (*asked.select("legend"), *asked.select("label")):
        assert is_marked(words)
    prompt = section(html, PROMPT)
    assert prompt.select_one(".reflection__prompt").get_text().endswith("What did you hear?")
    assert is_marked(prompt.select_one(".reflection__prompt"))
    assert is_marked(prompt.select_one(".reflection__help"))


def test_the_others_are_translated_and_not_marked(client, unit, addresses):
    html = client.get(addresses["fr"]).text
    asked = section(html, OLD)
    assert asked.find(class_="question__stem").get_text() == "fr Which shot?"
    assert [one.get_text(strip=True) for one in asked.select("label")] == [
        "fr close",
        "fr wide",
        "fr medium",
    ]
    for block_id in (OLD, ORDER):
        assert section(html, block_id).find("span", class_=MARK) is None


def test_a_block_that_became_stale_keeps_its_approved_words(client, unit, addresses):
    assert SegmentTranslation.objects.filter(state=State.STALE).count() == 1
    shown = BeautifulSoup(client.get(addresses["fr"]).content, "html.parser")
    text = shown.select_one("[data-block=text]")
    assert text.get_text(strip=True).startswith("fr A frame shows some things and hides many")
    assert text.find("span", class_=MARK) is None


@pytest.mark.parametrize("block_id", [OLD, NEW], ids=["translated", "untranslated"])
def test_an_answer_in_one_language_counts_in_the_other(client, unit, addresses, block_id):
    action, fields = form_of(client, addresses["fr"], block_id)
    sent = {**fields, "option": right_option(block_id)}
    assert client.post(action, sent)["Location"] == f"{addresses['fr']}#b-{block_id}"
    answer = Answer.objects.get()
    assert (answer.page_key, answer.block_id) == (unit.translation_key, block_id)
    assert (answer.verdict, answer.language) == ("right", "fr")
    english = client.get(addresses["en"]).text
    assert "That is right." in section(english, block_id).get_text()
    assert "You have answered 1 of 3 questions." in english
    assert section(english, block_id).find("input", checked=True)["value"] == sent["option"]


def values(html, block_id, name):
    return [one["value"] for one in section(html, block_id).select(f"[name={name}]")]


def test_options_and_things_to_order_stand_alike_in_both_languages(client, unit, addresses):
    pages = [client.get(addresses[code]).text for code in ("en", "fr")]
    for block_id, name, number in ((OLD, "option", 3), (NEW, "option", 3), (ORDER, "order", 4)):
        english, french = (values(html, block_id, name) for html in pages)
        assert english == french
        assert len(english) == number
    mixed = [
        one.get_text(strip=True)
        for html in pages
        for one in section(html, ORDER).select("[data-words]")
    ]
    assert mixed[4:] == [f"fr {words}" for words in mixed[:4]]


def test_an_order_that_is_right_in_french_is_right_in_english(client, unit, addresses):
    raw = next(one for one in unit.body.raw_data if one["id"] == str(ORDER))
    order = [item["id"] for item in raw["value"]["items"]]
    action, fields = form_of(client, addresses["fr"], ORDER)
    client.post(action, {**fields, "order": order})
    assert Answer.objects.get().verdict == "right"
    english = section(client.get(addresses["en"]).content, ORDER)
    assert "That is right." in english.get_text()
    assert [one["value"] for one in english.select("[name=order]")] == order


def test_the_block_that_a_script_gets_is_marked_too(client, unit, addresses):
    action, fields = form_of(client, addresses["fr"], NEW)
    response = client.post(action, {**fields, "option": right_option(NEW)}, headers=FETCH)
    shown = section(response.content, NEW)
    assert is_marked(shown.find(class_="question__stem").parent)
    assert is_marked(shown.select_one("[data-feedback]"))
    assert not set(response.text) & set("\ufdd0\ufdd1\ufdd2")


def test_a_refused_answer_is_marked_too(client, unit, addresses):
    action, fields = form_of(client, addresses["fr"], NEW)
    for headers in (FETCH, {}):
        response = client.post(action, fields, headers=headers)
        assert response.status_code == 422
        assert is_marked(section(response.content, NEW).find(class_="question__stem").parent)


def test_the_diary_that_a_script_gets_is_marked_too(client, unit, addresses):
    action, fields = form_of(client, addresses["fr"], PROMPT)
    for text, status in (("Une porte.", 200), ("x" * 10_001, 422)):
        response = client.post(action, {**fields, "text": text}, headers=FETCH)
        assert response.status_code == status
        shown = section(response.content, PROMPT)
        assert is_marked(shown.select_one(".reflection__prompt"))
        assert text in shown.textarea.get_text()
    assert Reflection.objects.get().block_id == PROMPT


def test_a_translation_that_is_taken_away_leaves_the_original_and_her_answers(
    client, unit, addresses
):
    action, fields = form_of(client, addresses["fr"], OLD)
    client.post(action, {**fields, "option": right_option(OLD)})
    unit.get_translation(Locale.objects.get(language_code="fr")).unpublish()
    action, fields = form_of(client, addresses["fr"], NEW)
    response = client.post(action, {**fields, "option": right_option(NEW)})
    html = client.get(response["Location"].partition("#")[0]).text
    shown = section(html, OLD)
    assert shown.find(class_="question__stem")["lang"] == "en"
    assert shown.find("input", checked=True)["value"] == right_option(OLD)
    assert [one.language for one in Answer.objects.order_by("pk")] == ["fr", "fr"]
