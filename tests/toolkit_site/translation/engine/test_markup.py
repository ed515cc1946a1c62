"""Sentences stay whole, and links never lead nowhere."""

from __future__ import annotations

from wagtail_localize.strings import StringValue, extract_strings, restore_strings

import pytest

from toolkit_site.translation.engine.markup import has_words, visible_text, without_unknown_links


@pytest.mark.parametrize(
    "sentence",
    [
        "H<sub>2</sub>O is water and this is a <mark>word</mark>.",
        "The 10<sup>th</sup> item is <s>old</s> <u>new</u> <small>and small</small>.",
    ],
)
def test_a_sentence_with_any_inline_tag_is_one_segment_and_comes_back_whole(sentence):
    template, strings = extract_strings(f"<p>{sentence}</p>")
    assert [value.data for value, _attrs in strings] == [sentence]
    assert StringValue.from_translated_html(sentence).data == sentence
    assert restore_strings(template, strings) == f"<p>{sentence}</p>"


@pytest.mark.parametrize("html", ["", "  ", "\n", "<br/>", "<br/> <b> </b>", "&nbsp;", "\u00a0"])
def test_there_is_nothing_to_read(html):
    assert not has_words(html)


def test_visible_text_is_what_a_reader_sees():
    assert visible_text('Q&amp;A<br/>a <a id="a1">link</a> &lt;b&gt;') == "Q&A\na link <b>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('a <a id="a1">link</a>', 'a <a id="a1">link</a>'),
        ('a <a id="a9"><b>link</b></a>', "a <b>link</b>"),
        ("a <a>link</a>", "a link"),
        ('a <b id="x">word</b>', "a <b>word</b>"),
        ("no link &amp; nothing", "no link &amp; nothing"),
    ],
)
def test_links_that_the_source_does_not_have_become_words(html, expected):
    assert without_unknown_links(html, {"a1"}) == expected
