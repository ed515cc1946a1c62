"""A learner of sixteen, by keyboard alone, with and without script; and what scripts do for those who have them."""

from __future__ import annotations

import re
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.functional.test_headers_in_browser import Witness
from tests.functional.test_trainer import AXE, DESK, PHONE


LEARNING_PATH = "/en/paths/my-first-one-minute-film/"
UNIT = "/en/modules/film-language/what-a-frame-does/"
THOUGHTS = "What is outside my window frame?"
NOT_SENT = "Not sent. Try again."
# As they are sent, compressed.
MOST_SCRIPT = 5 * 1024


def until(page, is_so, seconds=10):
    """Wait where the page's policy keeps the browser driver from waiting in the page."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        page.wait_for_timeout(50)


def has_focus(target):
    return target.evaluate("(element) => element === document.activeElement")


def tab_to(page, target):
    for _step in range(150):
        if has_focus(target):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached with the keyboard")


def press(page, target, key="Enter"):
    tab_to(page, target)
    page.keyboard.press(key)


def question(page, kind):
    return page.locator(f".question--{kind}").first


def verdict(section):
    return section.locator(".question__verdict")


def check(section):
    return section.get_by_role("button", name=re.compile("^(Check|Compare)$"))


def diary(page):
    return page.locator(".reflection").first


def words(page):
    return diary(page).locator("textarea")


def kept(page):
    return diary(page).get_by_role("status").filter(has_text="Kept.")


def write_ids(page):
    """Note the write id of everything that a script sends."""
    seen = []

    def note(request):
        found = re.search(r'name="write"\s+(\S+)', request.post_data or "")
        if found:
            seen.append(found[1])

    page.on("request", note)
    return seen


def test_a_first_unit_by_keyboard_alone_and_on_in_another_language(any_page):
    page = any_page
    page.goto(LEARNING_PATH)
    press(page, page.get_by_role("button", name="Start this path"))
    expect(page.get_by_role("button", name="Start this path")).to_have_count(0)
    press(page, page.locator(".path-where__next"))
    page.wait_for_url(f"**{UNIT}*")
    tab_to(page, question(page, "single").locator("input[type=radio]").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    press(page, check(question(page, "single")))
    expect(verdict(question(page, "single"))).to_have_text(re.compile("That is right"))
    tab_to(page, words(page))
    page.keyboard.type(THOUGHTS)
    press(page, diary(page).get_by_role("button", name="Keep this"))
    until(page, lambda: kept(page).count() or words(page).input_value() == THOUGHTS)
    press(page, page.get_by_role("button", name="I am done with this unit"))
    page.wait_for_url(f"**{LEARNING_PATH}*")
    press(page, page.get_by_role("link", name="My learning").first)
    expect(page.locator("main")).to_contain_text(THOUGHTS)
    press(page, page.get_by_role("button", name="Give me four words"))
    expect(page.locator(".learn-card__words li")).to_have_count(4)
    code = " ".join(page.locator(".learn-card__words li").all_inner_texts())
    page.context.clear_cookies()
    page.goto("/pl/learn/resume/")
    tab_to(page, page.locator("[name=code]"))
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/pl/learn/")
    press(page, page.locator(".mine__path a[href*='near-and-far']"))
    page.wait_for_url("**/pl/**/near-and-far/*")
    page.goto(UNIT.replace("/en/", "/pl/"))
    assert words(page).input_value() == THOUGHTS
    assert verdict(question(page, "single")).count() == 1


def test_an_answer_comes_in_place_and_takes_the_focus(page):
    page.goto(UNIT)
    single = question(page, "single")
    press(page, check(single))
    expect(single.locator(".question__problem")).to_be_visible()
    single.locator("input[type=radio]").first.check()
    single.get_by_text("Hint").click()
    page.evaluate("window.isStill = true")
    press(page, check(single))
    expect(verdict(single)).to_be_visible()
    until(page, lambda: has_focus(verdict(single)))
    assert single.locator("details.question__hint").get_attribute("open") is not None
    press(page, single.get_by_role("button", name="Show me the answer"))
    expect(single.locator(".question__answer")).to_be_visible()
    until(page, lambda: has_focus(single.locator(".question__answer")))
    assert page.evaluate("window.isStill") is True
    page.reload()
    expect(single.locator(".question__answer")).to_be_visible()


def answer_everything(page):
    for option in (
        page.locator(".question").locator("input[type=radio], input[type=checkbox]").all()
    ):
        option.check()
    for choice in page.locator(".question select").all():
        choice.select_option(index=1)
    page.locator(".question [name=times]").fill("7.5")
    for text in page.locator(".question [name=text]").all():
        text.fill("frame")
    for section in page.locator(".question").all():
        check(section).click()
        expect(verdict(section)).to_be_visible()


def violations(page):
    """Return what axe finds on a phone and on a desk, in the light and in the dark."""
    reports = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page, options=AXE)
            if found.violations_count:
                reports.append(f"{size} {scheme}\n{found.generate_report()}")
    return reports


def loaded(page):
    return page.evaluate("performance.getEntriesByType('resource').map((one) => one.toJSON())")


def test_every_kind_of_question_is_accessible_before_and_after_the_answer(page, every_kind, demo):
    witness = Witness(page, demo.url)
    page.goto(every_kind)
    assert violations(page) == []
    answer_everything(page)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert violations(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    witness.collect()
    assert witness.is_content(), witness
    weights = [one["encodedBodySize"] for one in loaded(page) if one["name"].endswith(".js")]
    assert len(weights) >= 5
    assert sum(weights) <= MOST_SCRIPT


def test_items_move_in_the_page_and_keep_the_focus(page, every_kind):
    page.goto(every_kind)
    order = question(page, "order")
    items = order.locator("li.question__item")
    names = items.locator("[data-words]").all_inner_texts()
    sent = write_ids(page)
    down = items.first.get_by_role("button", name=re.compile("^Down"))
    tab_to(page, down)
    for _step in names[2:]:
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").strip().startswith("Down")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").strip().startswith("Up")
    assert items.locator("[data-words]").all_inner_texts() == [*names[1:], names[0]]
    said = f"{names[0]}: place {len(names)} of {len(names)}"
    expect(order.locator("[data-moved]")).to_have_text(said)
    expect(items.first.get_by_role("button", name=re.compile("^Up"))).to_be_disabled()
    expect(items.nth(1).get_by_role("button", name=re.compile("^Up"))).to_be_enabled()
    assert sent == []
    check(order).click()
    expect(verdict(order)).to_be_visible()
    assert items.locator("[data-words]").all_inner_texts() == [*names[1:], names[0]]


def test_a_place_is_chosen_in_the_picture_and_a_cut_in_the_film(page, every_kind):
    page.goto(every_kind)
    question(page, "hotspot").locator("[data-option]").nth(1).click()
    expect(question(page, "hotspot").locator("input[type=radio]").nth(1)).to_be_checked()
    cut = question(page, "cut")
    cut.locator("video").evaluate("(video) => { video.currentTime = 7.52; }")
    cut.get_by_role("button", name="Cut here").click()
    expect(cut.locator("[name=times]")).to_have_value("0:07.5")
    cut.locator("video").evaluate("(video) => { video.isSame = true; video.currentTime = 71; }")
    check(cut).click()
    expect(verdict(cut)).to_be_visible()
    assert cut.locator("video").evaluate("(video) => video.isSame") is True
    cut.get_by_role("button", name="Cut here").click()
    expect(cut.locator("[name=times]")).to_have_value("0:07.5 1:11.0")


def test_an_answer_that_does_not_arrive_is_sent_again_as_the_same(page):
    page.goto(UNIT)
    sent = write_ids(page)
    single = question(page, "single")
    single.locator("input[type=radio]").nth(2).check()
    page.route("**/learn/**", lambda route: route.abort())
    check(single).click()
    expect(single.get_by_text(NOT_SENT)).to_be_visible()
    page.unroute("**/learn/**")
    page.route("**/learn/**", lambda route: route.fulfill(status=503, body="Busy"))
    check(single).click()
    until(page, lambda: len(sent) == 2)
    expect(single.get_by_text(NOT_SENT)).to_be_visible()
    expect(single.locator("input[type=radio]").nth(2)).to_be_checked()
    page.unroute("**/learn/**")
    check(single).click()
    expect(verdict(single)).to_have_text(re.compile("That is right"))
    assert len(sent) == 3
    assert len(set(sent)) == 1


def test_a_second_click_while_the_first_is_on_its_way_is_nothing(page):
    page.goto(UNIT)
    sent, held = write_ids(page), []
    single = question(page, "single")
    single.locator("input[type=radio]").nth(2).check()
    page.route("**/learn/**", lambda route: held.append(route))
    check(single).click()
    expect(check(single)).to_have_attribute("aria-disabled", "true")
    check(single).click(force=True)
    until(page, lambda: held)
    held[0].continue_()
    expect(verdict(single)).to_be_visible()
    assert len(sent) == 1


def test_what_the_server_refuses_is_shown_by_the_server(page):
    page.goto(UNIT)

    def refuse(route):
        is_script = "x-requested-with" in route.request.headers
        route.fulfill(status=410, body="" if is_script else f"Gone: {route.request.post_data}")

    page.route("**/learn/**", refuse)
    single = question(page, "single")
    single.locator("input[type=radio]").first.check()
    check(single).click()
    expect(page.locator("body")).to_contain_text("Gone: ")
    assert "option=" in page.locator("body").inner_text()


def test_what_is_written_is_kept_by_itself(page):
    page.goto(UNIT)
    sent = write_ids(page)
    words(page).press_sequentially("First.")
    expect(kept(page)).to_be_visible()
    words(page).press_sequentially(" Second.")
    assert has_focus(words(page))
    until(page, lambda: len(sent) == 2)
    assert len(set(sent)) == 2
    until(page, lambda: diary(page).locator("[name=base]").get_attribute("value") == "2")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert words(page).input_value() == "First. Second."
    assert diary(page).locator(".reflection__other:visible").count() == 0


def test_what_is_too_long_is_said_and_stays(page):
    page.goto(UNIT)
    words(page).fill("a" * 10_001)
    expect(diary(page).locator(".reflection__problem")).to_be_visible()
    assert len(words(page).input_value()) == 10_001
    words(page).fill("Shorter.")
    expect(kept(page)).to_be_visible()
    expect(diary(page).locator(".reflection__problem")).to_have_count(0)


def test_what_is_done_at_once_is_done_by_one_learner(page):
    page.goto(UNIT)
    page.route("**/learn/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    for kind in ("single", "true_false"):
        question(page, kind).locator("input[type=radio]").first.check()
        check(question(page, kind)).click()
    words(page).fill(THOUGHTS)
    page.get_by_role("button", name="I am done with this unit").click()
    expect(page.get_by_role("button", name="Not done after all")).to_be_visible()
    assert words(page).input_value() == THOUGHTS
    for kind in ("single", "true_false"):
        assert verdict(question(page, kind)).count() == 1


def test_what_is_written_survives_closing_the_tab(page):
    page.goto(UNIT)
    words(page).press_sequentially("Closed too early.")
    page.close(run_before_unload=True)
    again = page.context.new_page()

    def is_there():
        again.goto(UNIT)
        return words(again).input_value() == "Closed too early."

    until(again, is_there)


def test_what_was_not_sent_is_offered_again(page):
    page.goto(UNIT)
    page.route("**/learn/**", lambda route: route.abort())
    words(page).press_sequentially("In the tunnel.")
    expect(diary(page).get_by_text(NOT_SENT)).to_be_visible()
    page.goto(UNIT.replace("/en/", "/pl/"))
    page.unroute("**/learn/**")
    assert words(page).input_value() == ""
    diary(page).locator("[data-do=back]").click()
    assert words(page).input_value() == "In the tunnel."
    until(page, lambda: page.evaluate("localStorage.length") == 0)
    page.reload()
    assert words(page).input_value() == "In the tunnel."
    assert diary(page).locator(".reflection__other:visible").count() == 0


def test_words_from_another_window_lie_beside(page):
    other = page.context.new_page()
    for one in (page, other):
        one.goto(UNIT)
    words(page).fill("From the phone.")
    expect(kept(page)).to_be_visible()
    words(other).fill("From the\nlibrary.")
    expect(diary(other).locator("[data-others] blockquote")).to_have_text("From the phone.")
    assert words(other).input_value() == "From the\nlibrary."
    words(other).press_sequentially(" More.")
    diary(other).get_by_role("button", name="Keep this").click()
    expect(kept(other)).to_be_visible()
    other.reload()
    assert words(other).input_value() == "From the\nlibrary. More."
    expect(diary(other).locator("[data-others] blockquote")).to_have_text("From the phone.")
    diary(other).get_by_role("button", name="Take this one").click()
    expect(words(other)).to_have_value("From the phone.")
    expect(diary(other).locator("[data-others] blockquote")).to_have_text(re.compile("library"))
    diary(other).get_by_role("button", name="Throw it away").last.click()
    expect(diary(other).locator("[data-others] blockquote")).to_have_count(0)


def test_leaving_the_device_takes_what_was_not_sent(page):
    page.goto(UNIT)
    words(page).fill("Kept.")
    expect(kept(page)).to_be_visible()
    page.route("**/reflections/**", lambda route: route.abort())
    words(page).fill("Not sent.")
    expect(diary(page).get_by_text(NOT_SENT)).to_be_visible()
    page.goto("/en/learn/")
    assert page.evaluate("localStorage.length") == 1
    page.get_by_role("button", name="Leave this device").click()
    page.wait_for_load_state()
    assert page.evaluate("localStorage.length") == 0
