"""What rich text keeps, loses and becomes when it comes from outside Wagtail's editor."""

from __future__ import annotations

import re

import pytest

from toolkit_site.html_policy import MAX_LENGTH, HtmlRefusedError, clean_html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Words &amp; more</p>", "<p>Words &amp; more</p>"),
        ("<p>a &lt;b&gt; & c é 🎬</p>", "<p>a &lt;b&gt; &amp; c é 🎬</p>"),
        ("<h3>Why</h3><h4>How</h4>", "<h3>Why</h3><h4>How</h4>"),
        (
            "<ul><li>one</li></ul><ol><li>two</li></ol>",
            "<ul><li>one</li></ul><ol><li>two</li></ol>",
        ),
        ("<strong>a</strong> <em>b</em> <b>c</b> <i>d</i>", "<b>a</b> <i>b</i> <b>c</b> <i>d</i>"),
        ("a<br>b<br/>c<br />d", "a<br/>b<br/>c<br/>d"),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        ),
        ('<a href="mailto:a@example.org">x</a>', '<a href="mailto:a@example.org">x</a>'),
    ],
)
def test_it_keeps_what_the_editor_can_make_and_spells_it_as_wagtail_does(html, kept):
    assert clean_html(html) == kept


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<blink><b>q</b></blink>", "<b>q</b>"),
        ("<h1>Title</h1>", "Title"),
        ('<p onmarker="x" style="y" class="z" id="i">a</p>', "<p>a</p>"),
        ('<a href="https://example.org" target="x" onmarker="y">a</a>', '<a href="https://example.org">a</a>'),
        ('<a href="ftp://example.org">a</a>', "a"),
        ('<a href="marker:x">a</a>', "a"),
        ("<a>a</a>", "a"),
        ('<img src="https://example.org/a.png" alt="x">a', "a"),
        ("<!-- comment -->a", "a"),
        ("a<![CDATA[b]]>", "a"),
        ("<?marker b ?>a", "a"),
        ("<!DOCTYPE html>a", "a"),
        ("<script>marker</script>a<style>marker</style>", "a"),
        ("<svg><path d='M0 0'/></svg>a", "a"),
        ("<table><tr><td>a</td></tr></table>", "a"),
    ],
)  # fmt: skip
def test_everything_else_goes_and_its_words_stay(html, left):
    assert clean_html(html) == left


def test_what_was_cleaned_once_is_not_changed_again():
    for html in (
        "<b><ul><li>q</b></li></ul>",
        "<p>a<p>b",
        "</li></ul>x",
        "<i><p>a</i>b</p>",
        "<ul><li>x" * 30,
    ):
        once = clean_html(html)
        assert clean_html(once) == once


def test_a_list_of_thirty_levels_becomes_a_list_of_three_and_loses_no_item():
    html = "".join(f"<ul><li>item {number}" for number in range(30))
    cleaned = clean_html(html)
    assert re.findall(r"item (\d+)", cleaned) == [str(number) for number in range(30)]
    assert cleaned.count("<ul>") == cleaned.count("</ul>") == 3
    assert cleaned.count("<li>") == cleaned.count("</li>") == 30


@pytest.mark.parametrize(
    "html",
    ["x" * (MAX_LENGTH + 1), "<b>" * 30_000, "<ul><li>" * 500, "<p>" * 30_000, "<em></b>" * 1_000],
)
def test_what_would_take_too_long_to_clean_is_refused_before_cleaning(html):
    with pytest.raises(HtmlRefusedError):
        clean_html(html)


def test_a_text_of_the_greatest_length_is_cleaned():
    assert len(clean_html("x" * MAX_LENGTH)) == MAX_LENGTH
