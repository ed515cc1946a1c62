"""What a first visit to an activity costs on the wire, as a browser with an empty cache loads it."""

from __future__ import annotations

import urllib.request
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.bench.case import CannotRunError, Measure, case
from tests.machine import CHROMIUM_FLAGS, chromium
from tests.running_demo import Demo


GOAL_KB = 60
SCRIPT_GOAL_KB = 15


@case("First visit to an activity, compressed, without pictures")
def first_visit(demo: Demo) -> Iterator[Measure]:
    """Yield kilobytes by kind of file, headers of the answers included."""
    sizes = _load(f"{demo.url}{newest_activity(demo)}")
    total = sum(sizes.values()) / 1_000
    for kind, size in sorted(sizes.items()):
        goal = SCRIPT_GOAL_KB if kind == "Script" else None
        yield Measure(kind.lower(), size / 1_000, "kB", goal)
    yield Measure("all of it", total, "kB", GOAL_KB)


def newest_activity(demo: Demo) -> str:
    with urllib.request.urlopen(f"{demo.url}/en/feed.xml") as answer:  # noqa: S310 - our own demo
        feed = ET.parse(answer).getroot()
    link = feed.find("{*}entry/{*}link")
    if link is None:
        raise CannotRunError("the demo has no activity")
    return urlsplit(link.get("href", "")).path


def _load(url: str) -> Counter[str]:
    path = chromium()
    if path is None:
        raise CannotRunError("no Chromium found (name one in CHROMIUM)")
    kinds: dict[str, str] = {}
    sizes: Counter[str] = Counter()

    def began(event: dict[str, Any]) -> None:
        is_picture = urlsplit(event["response"]["url"]).path.startswith("/media/")
        kinds[event["requestId"]] = "Picture" if is_picture else event["type"]

    def ended(event: dict[str, Any]) -> None:
        sizes[kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 390, "height": 844})
        wire = page.context.new_cdp_session(page)
        wire.on("Network.responseReceived", began)
        wire.on("Network.loadingFinished", ended)
        wire.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        browser.close()
    sizes.pop("Picture", None)
    return sizes
