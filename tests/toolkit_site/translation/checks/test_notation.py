"""What people type, and what is stored: there and back without a loss, and no way to more markup than there is."""

from __future__ import annotations

import random

import pytest

from toolkit_site.translation.checks import check
from toolkit_site.translation.checks.markup import MarkupRefusedError, sanitise
from toolkit_site.translation.checks.notation import from_notation, to_notation


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("Plain words", "Plain words"),
        ("Q&amp;A 1 &lt; 2 &gt; 0", "Q&A 1 < 2 > 0"),
        ("&amp;lt;", "&lt;"),
        ("one<br/>two<br/><br/>three", "one\ntwo\n\nthree"),
        ("See <b>our</b> <i>film</i>", "See <b>our</b> <i>film</i>"),
        ('See <a id="a1">our <b>film</b></a>, <a id="a2">this</a>', "See <a1>our <b>film</b></a1>, <a2>this</a2>"),
        ("<a>no address</a>", "<a>no address</a>"),
        ("Write &lt;b&gt; and &lt;/b&gt;", "Write \\<b> and \\</b>"),
        ("On &lt;a4&gt; paper", "On \\<a4> paper"),
        ("&lt;script&gt;marker&lt;/script&gt;", "<script>marker</script>"),
        ("&lt;br&gt; and &lt;br/&gt;", "<br> and <br/>"),
        ("C:\\films\\<b>a</b>", "C:\\films\\\\<b>a</b>"),
        ("C:\\films\\new", "C:\\films\\new"),
        ("a\\<br/>b", "a\\\nb"),
        ("\\\\&lt;b&gt;", "\\\\\\\\\\<b>"),
    ],
)  # fmt: skip
def test_there_and_back(html, typed):
    assert to_notation(html) == typed
    assert from_notation(typed, html) == html


PIECES = [
    "a", " ", "é", "\\", "\\\\", "<b>", "</b>", "<i>", "</i>", '<a id="a1">', '<a id="a2">', "</a>", "<a>", "<br/>",
    "&lt;b&gt;", "&lt;/b&gt;", "&lt;a1&gt;", "&lt;/a1&gt;", "&lt;script&gt;", "&lt;br/&gt;", "&amp;",
    "&amp;lt;b&amp;gt;", "&lt;", "&gt;", "\u00a0", "\u200b", "🎬", "<sub>", "</sub>", "1",
]  # fmt: skip


def test_there_and_back_for_whatever_wagtail_localize_can_store():
    dice = random.Random(5)
    passed = 0
    for _round in range(20_000):
        try:
            html = sanitise("".join(dice.choices(PIECES, k=dice.randint(1, 8))))
        except MarkupRefusedError:
            continue
        passed += 1
        assert from_notation(to_notation(html), html) == html
    assert passed > 2_000


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("<script>marker</script>", "&lt;script&gt;marker&lt;/script&gt;"),
        ("<!-- marker -->", "&lt;!-- marker --&gt;"),
        ("<b class='x'>a</b>", "&lt;b class='x'&gt;a</b>"),
        ('<a id="a1">a</a>', '&lt;a id="a1"&gt;a&lt;/a&gt;'),
        ("<B>a</B>", "&lt;B&gt;a&lt;/B&gt;"),
        ("<span>a</span> <p>", "&lt;span&gt;a&lt;/span&gt; &lt;p&gt;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("  a \r\n b\r\n\r\n", "a <br/> b"),
        ("a\tb\x00c", "a bc"),
        ("e\u0301", "é"),
    ],
)
def test_what_is_no_tag_of_segments_stays_what_it_looks_like(typed, html):
    assert from_notation(typed) == html


def test_a_new_line_is_a_space_where_a_text_has_one_line():
    assert from_notation("one\r\ntwo", multiline=False) == "one two"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("See <b>our film", "broken-tag"),
        ("See our</b> film", "broken-tag"),
        ("See <a1>our film</a2>", "broken-tag"),
        ("See <a1>our <a2>film</a2></a1>", "broken-tag"),
        ("See <a9>our film</a9>", "unknown-link"),
        ("See our film", "missing-link"),
    ],
)
def test_mistakes_in_tags_are_told_and_not_printed(typed, problem):
    source = 'Voir <a id="a1">notre film</a>'
    problems = check(source, from_notation(typed, source), None, "en")
    assert problem in [each.id for each in problems]
    assert all(each.blocks for each in problems)


def test_a_stored_text_that_nobody_can_read_is_shown_as_it_is():
    assert to_notation("<span>old</span> <b>text") == "<span>old</span> \\<b>text"


def test_long_rows_of_backslashes_come_back():
    typed = "\\" * 40_000 + " x"
    assert to_notation(from_notation(typed)) == typed
