"""Translators and reviewers at the workplace, in a browser: by keyboard alone, without script, on a phone."""

from __future__ import annotations

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.functional.scenes import changed_originals
from tests.functional.test_trainer import AXE, DESK, PHONE


# Each test that changes something has an activity of its own; on FL-08 everybody only looks.
CODES = ("FL-04", "FL-08", "TC-02", "FL-10")


@pytest.fixture(scope="module")
def scenes(demo):
    """The numbers of the translations, by the code of the activity."""
    return changed_originals(demo, CODES)


@pytest.fixture(scope="module")
def by_keyboard(scenes):
    return scenes["FL-04"]


@pytest.fixture(scope="module")
def looked_at(scenes):
    """One that no test changes."""
    return scenes["FL-08"]


@pytest.fixture(scope="module")
def written_on(scenes):
    return scenes["TC-02"]


@pytest.fixture(scope="module")
def without_script(scenes):
    return scenes["FL-10"]


@pytest.fixture(scope="module")
def sessions(browser, demo):
    """Sign everybody in once: the cookies of each account, as a browser context takes them."""
    return {name: signed_in(browser, demo, name) for name in ("translator-uk", "reviewer")}


def signed_in(browser, demo, name):
    context = browser.new_context(base_url=demo.url, locale="en-GB")
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", demo.password)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def open_as(browser, demo, sessions):
    """Yield a function that opens a page as somebody, and close what was opened."""
    contexts = []

    def open_page(name, **options):
        options = {"base_url": demo.url, "locale": "en-GB", **options}
        contexts.append(browser.new_context(storage_state=sessions[name], **options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def translator(open_as):
    return open_as("translator-uk")


@pytest.fixture
def reviewer(open_as):
    return open_as("reviewer")


@pytest.fixture
def plain_translator(open_as):
    """A translator whose browser runs no script."""
    return open_as("translator-uk", java_script_enabled=False)


def workplace(number, params=""):
    return f"/admin/translations/{number}/{params}"


def words(page):
    return page.locator(".workplace__open textarea")


def opened(page):
    return page.locator(".workplace__open").get_attribute("id")


def until(is_so, seconds=10):
    """Wait where the page's policy keeps the browser driver from waiting in the page."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def check_accessible(page):
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


STATES = {
    "list": "",
    "changed original": "?state=stale&segment={stale}",
    "tags": "?segment={tags}",
    "nothing found": "?q=nosuchwords",
    "history": "segments/{stale}/history/",
    "approve all": "approve/",
}


@pytest.fixture(scope="module")
def numbers(browser, demo, sessions, looked_at):
    """The numbers of a changed segment and of one with tags."""
    context = browser.new_context(base_url=demo.url, storage_state=sessions["reviewer"])
    page = context.new_page()
    page.goto(workplace(looked_at))
    first = "li.stale", ".workplace__list li:has(p b)"
    found = [page.locator(each).first.get_attribute("id")[1:] for each in first]
    context.close()
    return dict(zip(("stale", "tags"), found, strict=True))


@pytest.mark.parametrize("path", STATES.values(), ids=STATES.keys())
def test_the_workplace_is_accessible(reviewer, looked_at, numbers, path):
    for size in (PHONE, DESK):
        reviewer.set_viewport_size(size)
        reviewer.goto(workplace(looked_at, path.format(**numbers)))
        reviewer.wait_for_load_state("networkidle")
        assert reviewer.evaluate("document.documentElement.scrollWidth") <= size["width"]
        for scheme in ("light", "dark"):
            reviewer.emulate_media(color_scheme=scheme)
            check_accessible(reviewer)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_in_place_is_accessible(reviewer, looked_at, numbers, scheme):
    reviewer.emulate_media(color_scheme=scheme)
    reviewer.goto(workplace(looked_at, f"?segment={numbers['stale']}"))
    expect(words(reviewer)).to_be_focused()
    reviewer.keyboard.press("Alt+KeyH")
    expect(reviewer.locator("#workplace-history-title")).to_be_focused()
    reviewer.keyboard.press("Escape")
    expect(reviewer.locator(".workplace__open")).to_have_count(0)
    reviewer.keyboard.press("?")
    expect(reviewer.locator("dialog.workplace__keys")).to_be_visible()
    check_accessible(reviewer)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_two_writers_see_each_other_and_choose(translator, reviewer, written_on, scheme):
    translator.emulate_media(color_scheme=scheme)
    address = workplace(written_on, "?q=three")
    for page in (reviewer, translator):
        page.goto(address)
        page.click(".workplace__list li a")
        expect(words(page)).to_be_focused()
        page.keyboard.press("Control+Home")
        page.keyboard.type(f"{scheme} ")
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer.locator("#workplace-status button")).to_be_visible()
    translator.keyboard.type("mine ")
    translator.keyboard.press("Control+Enter")
    expect(translator.locator(".workplace__conflict")).to_be_visible()
    expect(words(translator)).to_be_focused()
    check_accessible(translator)
    translator.locator("button[value=discard]").first.click()
    expect(translator.locator(".workplace__conflict")).to_have_count(0)
    assert "mine" not in words(translator).input_value()


def test_a_translator_confirms_and_hands_over_and_a_reviewer_publishes_by_keyboard(
    translator, reviewer, by_keyboard
):
    translator.goto(workplace(by_keyboard))
    chip = translator.locator(".workplace__chip.stale")
    chip.focus()
    translator.keyboard.press("Enter")
    translator.wait_for_url("**state=stale")
    rows = translator.locator(".workplace__list li")
    expect(rows).to_have_count(3)
    translator.keyboard.press("j")
    translator.keyboard.press("Enter")
    expect(words(translator)).to_be_focused()
    expect(translator.locator(".workplace__changed ins")).to_contain_text("again")
    # Adapt the first, confirm the others.
    first = opened(translator)
    translator.keyboard.press("Control+Home")
    translator.keyboard.type("Знову: ")
    translator.keyboard.press("Control+Shift+Enter")
    expect(translator.locator(f"#{first}:not(.workplace__open)")).to_contain_text("Знову: ")
    expect(words(translator)).to_be_focused()
    expect(translator.locator("#workplace-status button")).to_be_visible()
    second = opened(translator)
    translator.keyboard.press("Control+Shift+Enter")
    expect(translator.locator(f"#{second}.translated")).to_be_visible()
    expect(words(translator)).to_be_focused()
    translator.locator("button[value=confirm]").press("Enter")
    expect(translator.locator(".workplace__open")).to_have_count(0)
    expect(translator.locator(".workplace__list li.translated")).to_have_count(3)
    expect(translator.locator(".workplace__list li:last-child > a:focus")).to_be_visible()
    translator.locator(".workplace__steps a", has_text=re.compile("Hand over|Передати")).press(
        "Enter"
    )
    translator.locator("main form button").press("Enter")
    expect(translator.locator(".messages .success")).to_be_visible()
    # It is the reviewer's turn.
    reviewer.goto(workplace(by_keyboard, "?state=translated"))
    count = reviewer.locator(".workplace__list li").count()
    reviewer.keyboard.press("j")
    reviewer.keyboard.press("Enter")
    expect(words(reviewer)).to_be_focused()
    first = opened(reviewer)
    reviewer.keyboard.press("Alt+KeyA")
    expect(reviewer.locator(f"#{first}.approved")).to_be_visible()
    expect(reviewer.locator("#workplace-status")).to_contain_text("Approved")
    reviewer.locator(".workplace__steps a", has_text="Approve all").press("Enter")
    expect(reviewer.locator("main")).to_contain_text(f"{count - 1} segments")
    reviewer.locator("main form button").press("Enter")
    reviewer.locator(".workplace__steps a", has_text="Publish").press("Enter")
    reviewer.locator("main form button").press("Enter")
    expect(reviewer.locator(".messages .success")).to_contain_text("Published")


def test_the_same_work_is_done_without_script(plain_translator, without_script):
    page = plain_translator
    page.goto(workplace(without_script))
    page.click(".workplace__chip.stale")
    assert page.locator(".workplace__list li").count() == 3
    page.click(".workplace__list li a")
    assert "again" in page.locator(".workplace__changed ins").inner_text()
    words(page).fill("")
    page.click("button[value=next]")
    assert page.locator("#workplace-problems li.blocks").count() == 1
    page.click("button[value=copy]")
    assert "again" in words(page).input_value()
    words(page).fill("Знову: укр.")
    page.click("button[value=next]")
    page.locator("button[name=overrule]").count() and overrule(page)
    for left in (2, 1):
        assert page.locator(".workplace__list li.stale").count() == left
        page.click("button[value=confirm]")
    assert page.locator(".workplace__list li").count() == 0
    page.click(".workplace__steps a")
    page.click("main form button")
    assert page.locator(".messages .success").count() == 1


def overrule(page):
    page.fill("#workplace-note", "Коротше")
    page.click("button[name=overrule]")


def test_unsaved_words_survive_and_saved_ones_can_be_undone(translator, written_on):
    translator.goto(workplace(written_on, "?q=again"))
    translator.click(".workplace__list li a")
    expect(words(translator)).to_be_focused()
    before = words(translator).input_value()
    first = opened(translator)[1:]
    translator.keyboard.press("Control+Home")
    with translator.expect_response("**/drafts/**"):
        translator.keyboard.type("Чернетка ")
    translator.goto(workplace(written_on, f"?segment={first}"))
    typed = words(translator).input_value()
    assert "Чернетка " in typed
    translator.keyboard.press("Control+Enter")
    status = translator.locator("#workplace-status")
    expect(status.locator("button")).to_be_visible()
    status.locator("button").click()
    expect(words(translator)).to_have_value(before)


def test_tags_are_chips_that_typing_does_not_break(translator, looked_at, numbers):
    translator.goto(workplace(looked_at, f"?segment={numbers['tags']}"))
    field = translator.locator(".workplace__rich")
    expect(field).to_be_focused()
    translator.keyboard.press("Alt+KeyC")
    copied = words(translator).input_value()
    assert "<b>" in copied
    assert field.locator("img").count() == 2 * copied.count("<b>")
    translator.keyboard.press("Control+a")
    translator.keyboard.type("Ролі")
    translator.keyboard.press("Control+a")
    translator.locator(".workplace__tags button").first.click()
    translator.keyboard.type("!")
    assert words(translator).input_value() == "<b>Ролі</b>!"
    translator.keyboard.press("Backspace")
    translator.keyboard.press("Backspace")
    assert words(translator).input_value() == "<b>Ролі"
    translator.keyboard.press("Control+z")
    assert words(translator).input_value().startswith("<b>Ролі</b>")


def test_the_preview_follows_the_open_segment_and_leads_back(reviewer, written_on):
    reviewer.set_viewport_size(DESK)
    reviewer.goto(workplace(written_on))
    reviewer.locator(".workplace__list li a").nth(1).click()
    expect(words(reviewer)).to_be_focused()
    reviewer.click("[data-workplace-preview-target=toggle]")
    frame = reviewer.frame_locator("#workplace-preview iframe")
    expect(frame.locator("h1")).to_contain_text("Укр. ")
    inner = reviewer.locator("#workplace-preview iframe").element_handle().content_frame()
    until(lambda: inner.evaluate("CSS.highlights.size") == 1)
    frame.locator("h1").click()
    expect(reviewer.locator(".workplace__open .workplace__source")).to_have_text(
        reviewer.locator(".workplace__title span").first.inner_text()
    )


def test_the_admin_runs_no_script_that_its_policy_forbids(reviewer, looked_at, numbers):
    complaints = []
    reviewer.on("console", lambda message: complaints.append(message.text))
    reviewer.on("pageerror", lambda error: complaints.append(str(error)))
    reviewer.goto(workplace(looked_at, f"?segment={numbers['tags']}"))
    reviewer.wait_for_load_state("networkidle")
    assert complaints == []
