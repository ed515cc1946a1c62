"""The demo as visitors get it, once for all browser tests: production server, hashed files, starter toolkit."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.functional.learner_scene import add_unit_of_every_kind
from tests.machine import CHROMIUM_FLAGS, chromium
from tests.running_demo import running_demo


@pytest.fixture(scope="package")
def browser():
    """Yield a headless Chromium; without one the browser tests are named as skipped.

    It closes with the last test of this package: as long as it is open Playwright keeps an event loop running, in
    which Django refuses to touch a database.
    """
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found (name one in CHROMIUM)")
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture(scope="package")
def demo(browser, tmp_path_factory):
    """Yield the demo that `make demo` would serve, from an empty folder."""
    with running_demo(tmp_path_factory.mktemp("demo")) as site:
        yield site


@pytest.fixture
def page(browser, demo):
    """Yield a fresh page of a visitor without cookies, on the demo."""
    context = browser.new_context(base_url=demo.url, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def any_page(request, browser, demo):
    """A page of a visitor whose browser runs scripts, then of one whose does not."""
    options = {"base_url": demo.url, "locale": "en-GB", "java_script_enabled": request.param}
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="package")
def every_kind(demo):
    """The path of a unit that asks one question of every kind."""
    return add_unit_of_every_kind(demo)
