"""The demo as visitors get it, once for all browser tests: production server, hashed files, starter toolkit."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.machine import CHROMIUM_FLAGS, chromium
from tests.running_demo import running_demo


def pytest_collection_modifyitems(items):
    """Keep the tests that share the running site on one worker."""
    for item in items:
        if "functional" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser():
    """Yield a headless Chromium; without one the browser tests are named as skipped."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found (name one in CHROMIUM)")
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture(scope="session")
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
