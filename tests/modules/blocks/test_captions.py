"""Broken caption files are named with their line, before anybody meets them."""

from __future__ import annotations

import pytest

from modules.blocks.captions import is_known_language, problem


GOOD = (
    "WEBVTT\n\nNOTE made by hand\n\n1\n00:01.000 --> 00:02.000 align:start\nHi\n\n"
    "00:03.000 --> 00:04.000\n- Who?\n- Me.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        "WEBVTT - clip\nKind: captions\n\n00:01.000 --> 00:02.000\nHi",
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n01:00:01.000 --> 01:00:02.000\n<v Ann>Hi</v>\n",
    ],
)
def test_good_files_are_accepted(text):
    assert problem(text) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Line 1: a WebVTT file begins with the word WEBVTT."),
        ("1\n00:00:01,000 --> 00:00:02,000\nHi\n", "Line 1: a WebVTT file begins"),
        ("WEBVTTX\n\n", "Line 1: a WebVTT file begins"),
        ("WEBVTT\n00:01.000 --> 00:02.000\nHi", "Line 2: leave a line empty"),
        (GOOD + "\n00:05,000 --> 00:06.000\nHi\n", "Line 13 cannot be read"),
        (GOOD + "\n2\n00:05.000 --> 00:06.000 align:up\nHi\n", "Line 14 cannot be read"),
        (GOOD + "\n00:05.000 -> 00:06.000\nHi\n", "Line 13: no time."),
        (GOOD + "\n00:07.000 --> 00:06.000\nHi\n", "Line 13: the caption ends before it begins."),
        (GOOD + "\n00:07.000 --> 00:08.000\n", "Line 13: the caption has no words."),
        ("WEBVTT\n\nNOTE nothing yet\n", "The file holds no captions."),
    ],
)
def test_the_first_fault_is_named_with_its_line(text, message):
    assert message in problem(text)


def test_languages_are_known_with_and_without_a_region():
    assert all(is_known_language(code) for code in ("en", "uk", "pt-br", "pt-PT", "ka"))
    assert not any(is_known_language(code) for code in ("xx", "english", "", "zz-ZZ"))
