"""A trainer the night before: finds an activity, reads it on her phone, prints its sheet. With and without script."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
KULESHOV = "/en/activities/our-face-three-objects/"
PAGES = {
    "home": "/en/",
    "library": "/en/activities/?topic=film-language",
    "nothing left": "/en/activities/?topic=editing&time=15&setting=online",
    "activity": KULESHOV,
    "activity in another language": "/uk/activities/our-face-three-objects/",
    "search": "/en/search/?q=film",
    "not found": "/en/nothing/",
    "bad parameters": f"{KULESHOV}sheet.pdf?group=many",
}
# Rules of WCAG 2.0 to 2.2, A and AA, and what axe calls best practice.
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def open_folds(page):
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_pages_are_accessible(page, path, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    open_folds(page)
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_is_wider_than_a_phone(page, path):
    page.set_viewport_size(PHONE)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_something_on_editing_for_sixty_minutes_and_twenty_people(page):
    page.set_viewport_size(PHONE)
    page.goto("/en/")
    page.fill("input[name=q]", "editing")
    page.select_option("select[name=time]", "60")
    page.fill("input[name=group]", "20")
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/en/activities/**")
    page.get_by_role("link", name="Our face, three objects").first.click()
    page.wait_for_url(f"**{KULESHOV}*")
    assert page.locator("h1").inner_text() == "Our face, three objects"


def test_the_group_size_recalculates_in_place(page):
    page.goto(KULESHOV)
    page.fill("input[name=group]", "24")
    page.fill("input[name=start]", "09:30")
    expect(page.locator("#materials")).to_contain_text("29")
    expect(page.locator("#run-plan")).to_contain_text("09:30")
    assert "group=24" in page.url
    sheet = page.locator("a[href*='sheet.pdf']").first.get_attribute("href")
    assert re.search(r"group=24&(amp;)?start=09(:|%3A)30", sheet)
    assert page.evaluate("document.activeElement.name") == "start"


def test_filters_answer_in_place_and_the_back_button_undoes_them(page):
    page.set_viewport_size(DESK)
    page.goto("/en/activities/")
    total = int(re.search(r"\d+", page.locator("#results-count").inner_text()).group())
    box = page.locator("input[name=needs][value=no-screen]")
    box.check()
    page.wait_for_url("**needs=no-screen**")
    expect(page.locator("#results-count")).not_to_contain_text(str(total))
    assert page.evaluate("document.activeElement.value") == "no-screen"
    fewer = page.locator(".activity-card").count()
    assert 0 < fewer < total
    page.go_back()
    expect(page.locator(".activity-card")).to_have_count(total)
    assert "needs" not in page.url


def test_the_count_is_announced(page):
    page.goto("/en/activities/?needs=no-screen")
    region = page.locator("#results-count")
    assert region.get_attribute("role") == "status"


def test_the_library_can_be_used_with_the_keyboard_alone(page):
    page.set_viewport_size(DESK)
    page.goto("/en/activities/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.focus("input[name=q]")
    page.keyboard.type("kules")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=kules**")
    page.get_by_role("link", name="Our face, three objects").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{KULESHOV}*")


def test_one_typo_is_forgiven(page):
    page.goto("/en/activities/?q=kuleshof")
    assert page.get_by_role("link", name="Our face, three objects").count() >= 1


@pytest.fixture
def plain(browser, demo):
    """A page of a visitor whose browser runs no script."""
    context = browser.new_context(base_url=demo.url, locale="en-GB", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_everything_works_without_script(plain):
    plain.goto("/en/")
    plain.fill("input[name=q]", "editing")
    plain.fill("input[name=group]", "20")
    plain.locator("main form [type=submit]").first.click()
    plain.get_by_role("link", name="Our face, three objects").first.click()
    plain.fill("input[name=group]", "24")
    plain.fill("input[name=start]", "09:30")
    plain.locator("form:has(input[name=start]) [type=submit]").first.click()
    assert "09:30" in plain.locator("#run-plan").inner_text()
    assert "8" in plain.locator("#materials").inner_text()
    answer = plain.request.get(plain.locator("a[href*='sheet.pdf']").first.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"


def test_every_language_answers_and_says_what_it_lacks(page):
    for code in ("en", "fr", "it", "lt", "pl", "uk", "ro", "hu", "pt"):
        for path in (
            "",
            "activities/",
            "activities/our-face-three-objects/",
            "search/?q=film",
            "feed.xml",
        ):
            response = page.request.get(f"/{code}/{path}")
            assert response.status == 200, (code, path)
    page.goto("/lt/activities/our-face-three-objects/")
    assert page.locator("html").get_attribute("lang") == "lt"
    assert "Lietuvių" in page.locator("main").inner_text()
    assert page.locator("main [lang=en]").count() > 0


def test_the_language_menu_stays_on_the_page(page):
    page.goto(KULESHOV)
    link = page.locator("a[hreflang=uk], a[lang=uk]").first
    assert link.get_attribute("href").endswith("/uk/activities/our-face-three-objects/")
