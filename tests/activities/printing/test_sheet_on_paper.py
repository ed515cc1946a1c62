"""Whole sheets, as a screen reader and a trainer meet them."""

from __future__ import annotations

import re

import pytest
from pdfua import validate

from activities.printing.engine import render_pdf
from tests.activities.printing.printed import MOMENT, pdf_of, sheet_document
from tests.activities.printing.reading import (
    languages,
    opened,
    page_texts,
    roles,
    squeezed,
    structure,
)


SAYINGS = {
    "en": "Through the naïve façade: what stays outside the frame?",
    "fr": "Où l’œuvre s’arrête-t-elle ? Regardez à gauche, là-bas, « hors champ ».",
    "it": "Perché la città è così? Più sguardi, un’unica inquadratura già girata.",
    "lt": "Įžengus į gatvę, šviesą ąžuolų žievėje filmuoja ūkininkės mažoji dukružėlė.",
    "pl": "Zażółć gęślą jaźń: ćwiczenie „źródła światła” na łące, około północy.",
    "uk": "Щоб з’їсти ґрунтовний кадр, єдина камера їздить вулицею — ти ж, друже, чекай.",
    "ro": "Ați văzut câți țărani își strâng în șură fânul? Înregistrați și sunetul.",
    "hu": "Árvíztűrő tükörfúrógép: a képkivágáson kívülről szűrődő hang, őszi fény.",
    "pt": "À mãe não lhe dão razões: a câmara grava três avós à porta, pôr do sol.",
}
STEP = (
    '<tr><td class="clock">09:00</td><td class="action"><h3>Begin{n}</h3>{words}<p>End{n}</p></td>'
    '<td class="grouping">Plenary</td></tr>'
)
HEAD = "<thead><tr><th class=clock>Clock<th class=action>What<th class=grouping>Who</thead>"


def steps_table(lengths):
    rows = (
        STEP.format(n=f"{n:03}", words="<p>Some words of this step.</p>" * length)
        for n, length in enumerate(lengths)
    )
    return f'<h2>Steps</h2><table class="steps">{HEAD}<tbody>{"".join(rows)}</tbody></table>'


@pytest.fixture(scope="module")
def english():
    return render_pdf(sheet_document("en"), title="FL-99", language="en", timestamp=MOMENT)


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_sheet_is_accessible_on_both_papers_and_takes_two_to_four_pages(
    language, paper, tmp_path
):
    pdf = render_pdf(
        sheet_document(language), title="FL-99", language=language, paper=paper, timestamp=MOMENT
    )
    (tmp_path / "sheet.pdf").write_bytes(pdf.content)
    assert pdf.conforms
    assert validate(str(tmp_path / "sheet.pdf")).findings == ()
    assert 2 <= len(page_texts(pdf.content)) <= 4


@pytest.mark.parametrize("language", SAYINGS)
def test_each_language_is_set_accessibly_with_all_its_letters(language):
    words = SAYINGS[language]
    columns = f'<div class="columns"><p>{words}</p><p>{words}</p></div>'
    html = f"<h1>{words}</h1><p>{words * 3}</p>{columns}"
    pdf = pdf_of(html, title=words, language=language)
    assert pdf.conforms
    assert page_texts(pdf.content)[0].count(squeezed(words)) == 6
    with opened(pdf.content) as document:
        assert str(document.Root.Lang) == language
        assert str(document.docinfo.Title) == words


def test_a_screen_reader_finds_language_tags_title_and_outline(english):
    with opened(english.content) as document:
        assert str(document.Root.Lang) == "en"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        with document.open_outline() as outline:
            (title,) = outline.root
            sections = [item.title for item in title.children]
    assert title.title == "One minute, one street"
    assert sections[:3] == ["Objectives", "Competences", "Preparation"]
    assert "Debrief" in sections


def test_headings_tables_lists_quotations_and_pictures_are_tagged(english):
    found = roles(english.content)
    assert found.count("H1") == 1
    assert found.count("THead") == 3
    assert found.count("BlockQuote") == 3
    assert {"L", "LI", "LBody", "TR", "TH", "TD", "Figure", "Link", "P", "H2", "H3"} <= set(found)
    assert all(alt for role, alt in structure(english.content) if role == "Figure")


def test_words_come_in_the_order_of_the_source(english):
    words = "".join(page_texts(english.content))
    order = [
        "FL-99",
        "Facilitator sheet",
        "One minute, one street Small groups film",
        "With the group",
        "90–110 min",
        "Objectives",
        "ask a passer-by",
        "Preparation Day before",
        "Half circle",
        "Materials for 24 people",
        "Safety and ethics",
        "09:30 10 Look through the frame",
        "A frame is a decision",
        "Needs: cardboard frames",
        "09:40",
        "Which moment of the hour",
        "People who can be recognised",
        "Credits.",
    ]
    places = [words.find(squeezed(phrase)) for phrase in order]
    assert -1 not in places
    assert places == sorted(places)


def test_the_footer_names_the_sheet_and_counts_the_pages(english):
    pages = page_texts(english.content)
    for number, page in enumerate(pages, start=1):
        assert page.endswith(
            f"FL-99·Oneminute,onestreet·Version1.2·English·CCBY-SA4.0Page{number}of{len(pages)}"
        )


def test_without_a_footer_of_its_own_a_document_still_counts_its_pages():
    pages = page_texts(pdf_of('<p>a</p><p class="new-page">b</p>').content)
    assert [page[-3:] for page in pages] == ["1/2", "2/2"]


def test_words_in_another_language_say_so():
    html = '<p>One <span class="original" lang="uk">слово</span></p><p lang="fr">Deux</p>'
    assert languages(pdf_of(html).content) == {"en", "uk", "fr"}


def test_a_step_never_splits_as_long_as_it_fits_on_a_page():
    pages = page_texts(pdf_of(steps_table([3, 9, 14, 1, 6, 11, 20, 2, 8, 13] * 4)).content)
    assert len(pages) > 5
    for page in pages:
        assert re.findall(r"Begin(\d+)", page) == re.findall(r"End(\d+)", page)


def test_the_header_row_of_the_steps_comes_again_on_each_page():
    pages = page_texts(pdf_of(steps_table([12] * 12)).content)
    assert len(pages) > 2
    assert all("ClockWhatWho" in page for page in pages)


def test_a_step_longer_than_a_page_is_split_and_loses_nothing():
    pages = page_texts(pdf_of(steps_table([1, 120, 1])).content)
    assert "".join(pages).count(squeezed("Some words of this step.")) == 122
    assert not any("Begin001" in page and "End001" in page for page in pages)


@pytest.mark.parametrize("kind", ["steps", "materials"])
@pytest.mark.parametrize("cell", ["action", "grouping", "unknown"])
@pytest.mark.parametrize("words", ["<p>x</p>", "<ul><li>x</ul>", "x<br>", '<img alt="x">'])
def test_a_row_of_many_short_lines_is_split_and_loses_nothing(kind, cell, words):
    table = f'<table class="{kind}">{HEAD}<tr><td>1<td class="{cell}">{words * 90}<td>end</table>'
    pages = page_texts(pdf_of(table).content)
    assert len(pages) > 1
    assert "".join(pages).count("x") == 90


def test_a_heading_stays_with_the_table_that_follows_it():
    for lines in range(30, 50):
        pages = page_texts(pdf_of("<p>Line.</p>" * lines + steps_table([8])).content)
        (home,) = [page for page in pages if "Steps" in page]
        assert "Begin000" in home


def test_all_questions_of_a_debrief_are_in_sight_at_once():
    stage = '<section class="stage"><h3>Stage</h3><ol><li>Question?</li></ol></section>'
    html = "<p>Line.</p>" * 36 + f'<h2>Debrief</h2><div class="debrief">{stage * 3}</div>'
    pages = [page for page in page_texts(pdf_of(html).content) if "Question" in page]
    assert [page.count("Question?") for page in pages] == [3]
    assert "Debrief" in pages[0]
