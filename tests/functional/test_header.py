"""The header on a phone: two rows whatever the language, targets for thumbs, and everything there at large letters."""

from __future__ import annotations

from itertools import pairwise

import pytest


PHONE, SMALLEST_TARGET = 390, 44
MEASURE = """() => {
  const targets = [...document.querySelectorAll(
    ".site-header .brand, .site-nav__link, .site-search, .site-header summary")];
  const boxes = targets.map(target => target.getBoundingClientRect());
  return {
    middles: boxes.map(box => (box.top + box.bottom) / 2),
    smallest: Math.min(...boxes.flatMap(box => [box.width, box.height])),
    right: Math.max(...boxes.map(box => box.right)),
  };
}"""


def rows(middles):
    """How many rows things stand in, whose middles are here: less than half a target apart is the same row."""
    middles = sorted(middles)
    return 1 + sum(after - before > SMALLEST_TARGET / 2 for before, after in pairwise(middles))


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_it_takes_two_rows_on_a_phone_and_is_all_there_without_scrolling(page, language):
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"/{language}/")
    measured = page.evaluate(MEASURE)
    assert rows(measured["middles"]) == 2
    assert measured["smallest"] >= SMALLEST_TARGET
    assert measured["right"] <= PHONE
    # As if zoomed to 200 %.
    page.set_viewport_size({"width": PHONE // 2, "height": 422})
    assert page.evaluate(MEASURE)["right"] <= PHONE // 2
    page.set_viewport_size({"width": 1280, "height": 800})
    assert rows(page.evaluate(MEASURE)["middles"]) == 1
