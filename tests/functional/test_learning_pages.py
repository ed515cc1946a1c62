"""Every page that a learner meets, in two languages and scripts, as outside tools judge it: accessible and light."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.functional.test_learner import UNIT, check, press, question, tab_to, verdict
from tests.functional.test_trainer import AXE, PHONE


MODULES = ("film-language", "cooperating-on-a-territory")
PATH = "paths/my-first-one-minute-film/"
TOO_MUCH = "a" * 20_000
# Bytes, with headers, as browsers count them over HTTP/1.1. What a page shows and plays comes on top.
MOST_ON_THE_WIRE = 60_000
MEDIA = {"Image", "Media"}
# The menu of languages stays shut: open, it lies over what is clicked next.
OPEN_FOLDS = "document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })"


class Walk:
    """A learner on her phone, and what axe finds wherever she looks around."""

    def __init__(self, page, language):
        self.page, self.language, self.found = page, language, {}
        page.set_viewport_size(PHONE)

    def look(self, name):
        self.page.evaluate(OPEN_FOLDS)
        report = Axe().run(self.page, options={**AXE, "resultTypes": ["violations"]})
        width = self.page.evaluate("document.documentElement.scrollWidth")
        if report.violations_count or width > PHONE["width"]:
            self.found[name] = f"{width} px wide\n{report.generate_report()}"

    def open(self, path):
        self.page.goto(f"/{self.language}/{path}")

    def see(self, path):
        self.open(path)
        self.look(path)

    def go(self, selector):
        """Click on what leads to another page."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()


@pytest.fixture(params=[("en", "light"), ("uk", "dark")], ids=["en", "uk"])
def walk(request, page):
    language, scheme = request.param
    page.emulate_media(color_scheme=scheme)
    return Walk(page, language)


def test_pages_that_wait_for_a_learner_are_accessible(walk, every_kind):
    walk.see("modules/")
    walk.see("modules/film-language/")
    walk.see("paths/")
    # Not begun, with a step that is locked.
    walk.see(PATH)
    assert walk.page.locator("[data-state=locked]").count() == 1
    walk.see(every_kind[4:])
    for path in ("", "resume/", "assess/", "erase/", "youthpass/", "youthpass/with/nobody/"):
        walk.see(f"learn/{path}")
    walk.open("learn/resume/")
    walk.page.fill("[name=code]", "these words lead nowhere at all")
    walk.go("[data-resume] button")
    walk.look("words of no code")
    assert walk.found == {}


def test_a_unit_is_accessible_while_it_is_answered(walk):
    page = walk.page
    walk.open(UNIT[4:])
    page.locator(".question--single .question__button--check").click()
    expect(page.locator(".question--single .question__problem")).to_be_visible()
    walk.look("nothing chosen")
    for place, outcome in ((0, "wrong"), (2, "right")):
        for section in page.locator(".self-check .question").all():
            boxes = section.locator("[type=radio], [type=checkbox]")
            boxes.nth(min(place, boxes.count() - 1)).check()
            section.locator(".question__button--check").click()
            expect(verdict(section)).to_be_visible()
        expect(page.locator(f".question--single .question__verdict--{outcome}")).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        walk.look(f"all answered, the first {outcome}")
    page.locator(".reflection textarea").fill(TOO_MUCH)
    page.locator(".reflection__form button").click()
    expect(page.locator(".reflection__problem")).to_be_visible()
    walk.look("too many words")
    assert walk.found == {}


def test_a_learners_own_pages_are_accessible(walk):
    page = walk.page
    walk.open(f"{UNIT[4:]}?path=my-first-one-minute-film")
    page.locator(".reflection textarea").fill("A door. Двері.")
    walk.go(".unit-done__form button")
    walk.go(".path-step__declare [value=declared]")
    walk.look("path begun")
    walk.see("learn/")
    walk.go("form[action*='/share/'] button")
    walk.look("secret link of the diary")
    page.goto(page.locator("#address").input_value())
    walk.look("shared with somebody")
    walk.open("learn/")
    walk.go("form[action$='/learn/code/'] button")
    expect(page.locator(".learn-card__words li")).to_have_count(4)
    walk.look("four words")
    page.set_content(page.request.get(f"/{walk.language}/learn/data.html").text())
    walk.look("everything to take along")
    look_at_oneself(walk)
    walk.see("learn/erase/")
    walk.go(".learner__button--danger")
    walk.look("erased")
    assert walk.found == {}


def look_at_oneself(walk):
    """Fill in a self-assessment where there is a radar, and make a mistake in another."""
    page = walk.page
    walk.open("learn/assess/")
    forms = page.locator(".mine:has(.radar) .mine__look")
    fill_look(forms.first, evidence="")
    expect(page.locator(".radar__before")).to_be_attached()
    walk.look("radar")
    fill_look(forms.last, evidence="https://no")
    expect(page.locator(".errorlist")).to_be_visible()
    walk.look("mistake in a self-assessment")


def fill_look(form, evidence):
    form.evaluate("(fold) => { fold.open = true; }")
    form.locator("[name=standing]").nth(2).check()
    form.locator("[name=example]").fill("I showed an empty chair.")
    form.locator("[name=evidence]").fill(evidence)
    form.locator("button[type=submit]").click()


def test_the_youthpass_pages_are_accessible(walk):
    page = walk.page
    walk.open("learn/youthpass/goals/")
    walk.go(".learner__form button")
    walk.look("no goal")
    page.fill("#text", "I want to hold a camera still.")
    walk.go(".learner__form button")
    walk.look("a goal")
    walk.go(".youthpass-list__item a")
    page.fill("#text", "")
    walk.go("[value=keep]")
    walk.look("a goal without words")
    walk.see("learn/youthpass/part/")
    walk.go(".youthpass-list__item a")
    page.fill("#text", TOO_MUCH)
    walk.go(".youthpass-form button")
    walk.look("too many words of one's own")
    page.fill("#text", "I wrote a story in six pictures.")
    walk.go(".youthpass-form button")
    address = page.url.partition("?")[0]
    walk.open("learn/youthpass/partner/")
    walk.go(".learner__form button")
    walk.look("nothing ticked")
    page.locator("[name=show]").check()
    walk.go(".learner__form button")
    walk.look("secret link for a partner")
    secret = page.locator("#address").input_value()
    comment_as_partner(walk, secret)
    walk.see("learn/youthpass/partner/")
    walk.go("[value=take]")
    page.goto(address)
    walk.look("a text with a comment")
    walk.see("learn/youthpass/text/")
    walk.see("learn/youthpass/")
    assert walk.found == {}


def comment_as_partner(walk, secret):
    page = walk.page
    page.goto(secret)
    walk.go(".youthpass-reading button")
    walk.look("no comment")
    page.locator(".youthpass-reading textarea").first.fill("You also listened.")
    walk.go(".youthpass-reading button")
    expect(page.locator("#sent")).not_to_be_empty()
    walk.look("thanks for a comment")


def units(page, language):
    """Return the addresses of all units of the starter modules."""
    found = []
    for module in MODULES:
        page.goto(f"/{language}/modules/{module}/")
        links = page.locator(".unit-list__link").all()
        found += [link.get_attribute("href") for link in links]
    return found


def compressed(page, path):
    """Return how long the page itself is on the wire."""
    answer = page.request.get(path, headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    return int(answer.headers["content-length"])


def weights(page, path):
    """Return what a browser with an empty cache gets for a page, in bytes by type."""
    kinds, got = {}, Counter()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.responseReceived",
        lambda event: kinds.setdefault(event["requestId"], event["type"]),
    )
    network.on(
        "Network.loadingFinished",
        lambda event: got.update({kinds[event["requestId"]]: event["encodedDataLength"]}),
    )
    page.goto(path, wait_until="networkidle")
    network.detach()
    return got


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_heaviest_unit_is_light_without_its_media(page, browser, demo, language):
    heaviest = max(units(page, language), key=lambda path: compressed(page, path))
    context = browser.new_context(base_url=demo.url, viewport=PHONE)
    got = weights(context.new_page(), heaviest)
    context.close()
    assert {"Document", "Stylesheet", "Font", "Script"} <= set(got)
    assert sum(got[kind] for kind in set(got) - MEDIA) <= MOST_ON_THE_WIRE, (heaviest, got)


def test_the_page_counts_answers_as_they_are_given(page):
    page.goto(UNIT)
    line = page.locator("[data-answers]")
    total = page.locator(".question").count()
    expect(line).to_have_text(f"You have answered 0 of {total} questions.")
    page.evaluate("window.isStill = true")
    single, other = question(page, "single"), question(page, "true_false")
    for section, answered in ((single, 1), (single, 1), (other, 2)):
        section.locator("input[type=radio]").first.check()
        check(section).click()
        expect(verdict(section)).to_be_focused()
        expect(line).to_have_text(f"You have answered {answered} of {total} questions.")
    assert page.evaluate("window.isStill") is True


def test_other_kinds_of_questions_are_answered_by_keyboard_alone(any_page, every_kind):
    page = any_page
    page.goto(every_kind)
    order, match, text = (question(page, kind) for kind in ("order", "match", "short_text"))
    first = order.locator("[data-words]").first.inner_text()
    press(page, order.get_by_role("button", name=re.compile("^Down")).first)
    expect(order.locator("[data-words]").nth(1)).to_have_text(first)
    press(page, check(order), key="Space")
    expect(verdict(order)).to_be_visible()
    for choice in match.locator("select").all():
        tab_to(page, choice)
        page.keyboard.press("ArrowDown")
    press(page, check(match))
    expect(verdict(match)).to_be_visible()
    tab_to(page, text.locator("input[type=text]"))
    page.keyboard.type("frame")
    page.keyboard.press("Enter")
    expect(verdict(text)).to_be_visible()
