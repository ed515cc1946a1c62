"""Words in the source language are marked wherever a template put them, and only they are."""

from __future__ import annotations

from django.http import HttpResponse
from django.template import engines
from django.utils import translation

import pytest

from toolkit_site.translation.publishing.marking import (
    in_rich_text,
    label_of,
    marked_html,
    marked_response,
    signed,
)


OPEN = '<span lang="en" class="in-source-language">'


def rendered(template: str, **context) -> str:
    """A template rendered with its values, marked with a label that is easy to see."""
    html = engines["django"].from_string(template).render(context)
    return marked_html(html, "en", "[!]")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        # Plain output, escaped as ever.
        ("<p>{{ x }}</p>", f"<p>[!]{OPEN}Look &amp; &lt;see&gt;</span></p>"),
        # Among other words.
        ("<p>“{{ x }}” (1)</p>", f"<p>“[!]{OPEN}Look &amp; &lt;see&gt;</span>” (1)</p>"),
        # Through filters.
        ("{{ x|linebreaks }}", f"<p>[!]{OPEN}Look &amp; &lt;see&gt;</span></p>"),
        ("<p>{{ x|lower }}</p>", f"<p>[!]{OPEN}look &amp; &lt;see&gt;</span></p>"),
        # Cut off before its end.
        ("<p>{{ x|truncatechars:6 }}</p><p>y</p>", f"<p>[!]{OPEN}Look…</span></p><p>y</p>"),
        # Where no mark can be.
        ('<a title="{{ x }}">y</a>', '<a title="Look &amp; &lt;see&gt;">y</a>'),
        ("<title>{{ x }}</title>", "<title>Look &amp; &lt;see&gt;</title>"),
        ("<textarea>{{ x }}</textarea>", "<textarea>Look &amp; &lt;see&gt;</textarea>"),
        ("<script>{{ x }}</script>", "<script>Look &amp; &lt;see&gt;</script>"),
        ("<!-- {{ x }} -->", "<!-- Look &amp; &lt;see&gt; -->"),
        # A picture can say the language of its description.
        ('<img src="a" alt="{{ x }}">', '<img lang="en" src="a" alt="Look &amp; &lt;see&gt;">'),
        ('<img lang="fr" alt="{{ x }}">', '<img lang="fr" alt="Look &amp; &lt;see&gt;">'),
    ],
)
def test_words_are_marked_where_they_can_be(template, expected):
    assert rendered(template, x=signed("Look & <see>")) == expected


def test_each_paragraph_is_marked_and_the_first_is_labelled():
    html = rendered("{{ x|linebreaks }}", x=signed("One.\n\nTwo.\nThree."))
    assert html == (
        f"<p>[!]{OPEN}One.</span></p>\n\n<p>{OPEN}Two.</span><br>{OPEN}Three.</span></p>"
    )


def test_rich_text_gets_its_label_when_it_is_shown():
    stored = f"<p>Вітаю.</p><p>{in_rich_text('Look <b>here</b>.', 'en')}</p>"
    assert marked_html(stored, "en", "[!]") == (
        f"<p>Вітаю.</p><p>[!]{OPEN}Look <b>here</b>.</span></p>"
    )


def test_nothing_is_nothing():
    assert signed("") == ""
    assert rendered("<p>{{ x }}</p>", x=signed("")) == "<p></p>"


def test_what_is_not_signed_stays_as_it_is():
    html = '<!DOCTYPE html><p class="a > b">x < y & z</p><script>if (a < b) {}</script>'
    assert marked_html(html, "en", "[!]") == html


def test_a_label_names_the_language_in_the_language_of_the_page():
    with translation.override("fr"):
        assert "Anglais" in label_of("en")
    assert "xx" in label_of("xx")


def test_answers_that_are_no_page_lose_the_signs():
    answer = HttpResponse(f'{{"x": "{signed("Look")}"}}', content_type="application/json")
    assert marked_response(answer, "en").content == b'{"x": "Look"}'
