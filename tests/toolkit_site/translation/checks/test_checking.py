"""Each check by what it finds and by what it lets pass, in the languages of the site."""

from __future__ import annotations

from django.utils import translation

import pytest

from toolkit_site.translation.checks import CHECKS, LABELS, check
from toolkit_site.translation.checks.limits import Limits


TITLE = Limits(20, multiline=False, rich=False)
NOTE = Limits(None, multiline=True, rich=False)
LINKS = 'See <a id="a1">our film</a> and <a id="a2">this page</a>'


def ids(source, text, code="fr", place=None):
    return [problem.id for problem in check(source, text, place, code)]


def test_a_good_translation_has_no_problems():
    source = 'Watch <a id="a1">the film</a> <b>2</b> times: it takes 1,000.5 seconds!'
    text = (
        'Regardez <a id="a1">le film</a> <b>2</b> fois\u00a0: il dure 1\u202f000,5 secondes\u202f!'
    )
    assert check(source, text, Limits(), "fr") == []


@pytest.mark.parametrize(
    ("source", "text", "place", "problem", "words"),
    [
        ("Film", "", None, "blank", "no words yet"),
        ("Film", " \u00a0\u2003\u200b\u2060\u00ad ", None, "blank", "no words yet"),
        ("Film", "\u2800\u3164", None, "blank", "no words yet"),
        ("Film", "<b> </b><br/>", None, "blank", "no words yet"),
        ("Film", "x" * 21, TITLE, "too-long", "1 character too long: there is room for 20"),
        ("Film", "Un<br/>film", TITLE, "one-line", "one line"),
        ("Film", "Un <b>film</b>", TITLE, "plain-text", "“film”"),
        ("Film", "<marker>Film</marker>", None, "markup", "“<marker>”"),
        ("Film", "Un <b>film", None, "broken-tag", "<b>"),
        (LINKS, 'Voyez <a id="a1">notre film</a> et ceci', None, "missing-link", "“this page”"),
        (LINKS, 'Voyez <a id="a1">notre film</a><a id="a2"> </a>', None, "missing-link", "“this page”"),
        (LINKS, f'{LINKS} <a id="a1">et</a>', None, "repeated-link", "“our film” is there 2 times"),
        (LINKS, f'{LINKS} <a id="a3">et</a>', None, "unknown-link", "<a3>"),
        (LINKS, f"{LINKS} <a>et</a>", None, "unknown-link", "<a>"),
        ("Hello {name}", "Bonjour {nom}", None, "missing-placeholder", "{name} is missing"),
        ("Hello {name}", "Bonjour {nom}", None, "invented-placeholder", "no {nom}"),
        ("%(count)s films", "films", None, "missing-placeholder", "%(count)s is missing"),
        ("%s of %s", "%s sur", None, "missing-placeholder", "%s is missing"),
    ],
)  # fmt: skip
def test_errors_block_and_name_the_thing(source, text, place, problem, words):
    found = [each for each in check(source, text, place, "fr") if each.id == problem]
    assert found
    assert words in found[0].message
    assert found[0].blocks


@pytest.mark.parametrize(
    ("source", "text", "code", "problem", "words"),
    [
        ("Wait 10 minutes", "Attendez 15 minutes", "fr", "numbers", "The number 10"),
        ("Wait 10 minutes", "Attendez", "fr", "numbers", "The number 10"),
        ("1,000 people", "1 personne", "fr", "numbers", "The number 1000"),
        ("See <b>our</b> film", "Voir notre film", "fr", "formatting", "“our” is bold"),
        ("H<sub>2</sub>O", "H2O", "fr", "formatting", "“2” is subscript"),
        ("Film", '&lt;p style="x"&gt;Film&lt;/p&gt;', "fr", "tags-as-words", "“<p style"),
        ("Film", "Film &lt;!-- x --&gt;", "fr", "tags-as-words", "“<!-- x -->”"),
        ("One two three", "One  two three", "fr", "same", "same as the original"),
        ("Sit down.", "Asseyez-vous", "fr", "end-punctuation", "ends with “.”"),
        ("Sit down", "Asseyez-vous.", "fr", "end-punctuation", "ends with “.”"),
        ("Ready?", "Prêts !", "fr", "end-punctuation", "“!”"),
        ("Ready?", "Prêts?", "fr", "punctuation-spaces", "“Prêts?”"),
        ("Ready?", "Готові ?", "uk", "punctuation-spaces", "“Готові ?”"),
        ("One, two", "Un , deux", "fr", "punctuation-spaces", "“Un ,”"),
        ("Sit in a circle", "Сідайте  в коло", "uk", "double-spaces", "“Сідайте  в коло”"),
        ("One<br/>two", "Un deux", "fr", "line-count", "has 2 lines, the translation 1"),
        ("Sit in a circle", "Sit in the circle", "uk", "other-script", "Cyrillic"),
        ("Camera", "Kамера", "uk", "mixed-script", "“Kамера”"),
    ],
)
def test_warnings_can_be_overruled_and_name_the_thing(source, text, code, problem, words):
    found = [each for each in check(source, text, None, code) if each.id == problem]
    assert found
    assert words in found[0].message
    assert not found[0].blocks


@pytest.mark.parametrize(
    ("source", "text", "code"),
    [
        # Numbers, however a language writes them.
        ("1,000.50 euros", "1 000,50 euro", "fr"),
        ("1,000.50 euros", "1.000,5 euro", "it"),
        ("1,000,000 euros", "1\u202f000\u202f000 d’euros", "fr"),
        ("2.5 minutes", "2,5 хвилини", "uk"),
        ("2.5 minutes", "2.5 minute", "ro"),
        ("At 9:30", "À 9 h 30", "fr"),
        ("At 9:30", "O 9.30", "pl"),
        ("At 09:30", "9:30 órakor", "hu"),
        ("On 2026-11-22", "22/11/2026", "pt"),
        ("10000 people", "10 000 žmonių", "lt"),
        ("Steps 1-3, 5%", "1–3 кроки, 5 %", "uk"),
        # Names and short words may well be the same.
        ("Youthpass", "Youthpass", "fr"),
        ("Action plan", "Action plan", "fr"),
        ("FL-07", "FL-07", "uk"),
        ("%(minutes)s min", "%(minutes)s min", "fr"),
        # Endings.
        ("Ready?", "Prêts\u202f?", "fr"),
        ("Ready…", "Готові...", "uk"),
        ("He said “Go!”", "Il dit : « Allez ! »", "fr"),
        ("(See the list.)", "(Див. список.)", "uk"),
        # A word cut short, as units are.
        ("sheets", "арк.", "uk"),
        # Signs that are no punctuation.
        ("See https://example.org", "Voir https://example.org", "fr"),
        ("Smile :)", "Souriez :)", "fr"),
        # Scripts.
        ("Press OK", "Натисніть OK", "uk"),
        ("A USB cable", "USB-кабель", "uk"),
        # Percent signs that are no placeholders.
        ("100% sure", "100% sicher", "de"),
        ("50% so", "50%so", "fr"),
        # The same tag by another name.
        ("See <b>this</b>", "Voir <strong>cela</strong>", "fr"),
        ("Chairs<br/>and tables", "Chaises<br/>et tables", "fr"),
    ],
)
def test_what_languages_do_differently_is_no_problem(source, text, code):
    assert check(source, text, None, code) == []


def test_blank_words_have_no_further_problems():
    assert ids(LINKS, " ") == ["blank"]


def test_errors_come_before_warnings():
    found = check(LINKS + " 5", "Voir notre film.", None, "fr")
    blocking = [problem.blocks for problem in found]
    assert blocking == sorted(blocking, reverse=True)
    assert True in blocking
    assert False in blocking


def test_lengths_are_counted_as_readers_see_them():
    text = "&amp;" * 20
    assert ids("Film", text, place=TITLE) == []
    assert ids("Film", text + "x", place=TITLE) == ["too-long"]
    rich = Limits(20, multiline=True, rich=True)
    assert ids("<b>Film</b>", "<b>" + "x" * 20 + "</b>", place=rich) == []


def test_lines_and_lengths_are_free_where_the_place_allows_them():
    assert ids("Film", "Un<br/>film", place=NOTE) == ["line-count"]
    assert ids("Film", "x" * 500, place=NOTE) == []


def test_a_source_that_nobody_can_read_does_not_stop_a_translator():
    assert ids("<span>Film", "Un film") == []


def test_every_check_has_a_name_and_speaks_the_readers_language():
    assert len({each.id for each in CHECKS}) == len(CHECKS)
    assert all(str(LABELS[each.id]) for each in CHECKS)
    with translation.override("fr"):
        [problem] = check("Film", "", None, "fr")
    assert problem.message


def test_a_long_link_is_named_by_its_beginning():
    source = f'<a id="a1">{"word " * 40}</a>'
    [problem] = [each for each in check(source, "mot", None, "fr") if each.id == "missing-link"]
    assert "…" in problem.message
    assert len(problem.message) < 140


def test_numbers_of_any_length_are_compared():
    assert ids("Wait 10 minutes", f"Attendez 10 {'1' * 5_000} minutes") == ["numbers"]


def test_texts_are_read_once_however_they_are_made():
    # Read anew from each letter, this would take minutes.
    assert "blank" not in ids("Wait.", "a" * 49_000)
