"""The engine gives an accessible PDF of anything, and a readable one when that is impossible."""

from __future__ import annotations

import logging
from datetime import timedelta

import pikepdf
import pytest

from activities.printing import typesetting
from activities.printing.engine import PrintError, render_pdf
from activities.printing.normalise import document_from_html
from activities.printing.vocabulary import VOCABULARY
from tests.activities.printing.printed import MOMENT, data_of, pdf_of, sheet_document, words_of
from tests.activities.printing.reading import opened, page_texts, squeezed, structure


LINE = "<p>Words of one line.</p>"
EVIL = '#read("/etc/passwd") $x$ *b* _i_ @ref <label> \\ // #import "@preview/a:1.0.0" `raw` ~ --'


@pytest.mark.parametrize(
    "html",
    [
        "<h1>{}</h1>",
        "<p>{}</p>",
        "<ul><li>{}</li></ul>",
        "<table><caption>{}</caption><tr><td>a</td></tr></table>",
        '<dl class="facts"><dt>{}</dt><dd>a</dd></dl>',
        '<p><a href="https://example.org/">{}</a></p>',
        '<img src="none" alt="{}">',
        '<footer class="running"><p>{}</p></footer><p>a</p>',
        '<header class="sheet-header"><p class="code">{}</p><h1>a</h1></header>',
    ],
)
def test_mark_up_in_content_comes_out_literally(html):
    written = EVIL.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert squeezed(EVIL) in words_of(html.replace("{}", written), title=EVIL)


def test_html_in_content_comes_out_literally():
    assert "<script>alert(1)</script>" in words_of("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")


@pytest.mark.parametrize("title", ["🎬 Night 🌃", "🎬", "", " \n", "漢字", "#x *b*", "a\x00b"])
def test_any_title_gives_an_accessible_document(title):
    pdf = pdf_of("<h1>🎬 Film</h1><p>Words 👍</p>", title=title)
    assert pdf.conforms
    with opened(pdf.content) as document:
        assert str(document.docinfo.Title).strip()


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<ul><li>x" * 30,
        "<ol><li>x" * 300,
        "<blockquote>x" * 60,
        '<div class="keep">x' * 300,
        '<aside class="callout safety"><h3>x</h3>' * 60,
        '<div class="debrief"><section class="stage"><h3>x</h3>' * 50,
        '<table class="steps"><tr><td class="action">x' * 40,
        "<dl><dt>a<dd>b" * 50,
        "<b>" * 3000 + "x",
        "<s><a href='https://x.org/'><u><ins><del><mark>x",
        '<div class="columns"><table class="steps"><tr><td class="action">' + "<ul><li>x" * 20,
        "<p>" + "w" * 20_000,
        "<h6>a</h6><h1>b</h1><h4>c</h4>",
    ],
)
def test_nesting_and_length_do_not_break_the_page(html):
    assert pdf_of(html).conforms


def test_the_same_document_and_moment_give_the_same_bytes():
    first, again = (
        render_pdf(sheet_document("en"), title="A", language="en", timestamp=MOMENT)
        for _ in range(2)
    )
    later = render_pdf(
        sheet_document("en"), title="A", language="en", timestamp=MOMENT + timedelta(days=1)
    )
    assert first.content == again.content
    assert first.content != later.content


def test_a_picture_that_typst_refuses_becomes_a_note_and_the_rest_stays_accessible(caplog):
    sly = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>'
    fine = sly.replace(b'<image href="file:///etc/hostname"/>', b'<rect width="9" height="9"/>')
    html = '<img src="sly" alt="Sly one"><img src="fine" alt="Fine one">'
    pdf = pdf_of(html, resolve_image={"sly": sly, "fine": fine}.get)
    assert pdf.conforms
    assert "Slyone" in page_texts(pdf.content)[0]
    assert [alt for role, alt in structure(pdf.content) if role == "Figure"] == ["Fine one"]
    assert "absolute paths are not allowed" in caplog.text


def test_what_breaks_pdf_ua_is_printed_tagged_and_logged(caplog):
    document = document_from_html("<p>a</p>")
    document.blocks[0].children = ["a glyph \N{CLAPPER BOARD} that the normaliser never saw"]
    with caplog.at_level(logging.WARNING):
        pdf = render_pdf(document, title="Sheet", language="en", timestamp=MOMENT)
    assert not pdf.conforms
    assert "Print 'Sheet' cannot be PDF/UA-1" in caplog.text
    with opened(pdf.content) as file:
        assert "/StructTreeRoot" in file.Root
        assert str(file.Root.Lang) == "en"


def test_a_document_that_cannot_be_set_at_all_is_an_error_with_its_title():
    document = document_from_html("<p>a</p>")
    document.blocks[0].tag = "h9000"
    document.blocks[0].attributes["id"] = {}
    with pytest.raises(PrintError, match="Sheet"):
        render_pdf(document, title="Sheet", language="en", timestamp=MOMENT)


def test_an_unknown_paper_is_refused():
    with pytest.raises(ValueError, match="us-letter"):
        pdf_of("<p>a</p>", paper="a3")


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_both_papers_have_their_size(paper, size):
    with opened(pdf_of("<p>a</p>", paper=paper).content) as document:
        assert tuple(round(float(edge)) for edge in document.pages[0].MediaBox[2:]) == size


def test_only_our_fonts_are_used_and_they_are_embedded():
    with opened(pdf_of("<p>a <b>b</b> <i>c</i> →</p>").content) as document:
        found = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        fonts = [item for item in found if item.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("SourceSans3" in str(font.FontName) for font in fonts)
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_known_class_is_set_by_the_template_on_any_element(name):
    sources = "".join(path.read_text() for path in typesetting.TEMPLATE_DIR.glob("*.typ"))
    assert f'"{name}"' in sources or f"  {name}: " in sources
    holders = ("div", "p", "span", "blockquote", "h2", "figure", "li")
    html = "".join(f'<{tag} class="{name}">words</{tag}>' for tag in holders)
    lists = f'<ul class="{name}"><li class="{name}">words</ul><dl class="{name}"><dt>a<dd>b</dl>'
    table = f'<table class="{name}"><tr class="{name}"><td class="{name}">words</table>'
    nested = f'<div class="{name}"><p>a</p><ul><li>b</ul>{table}<img alt="c"></div>'
    assert pdf_of(html + lists + table + nested).conforms


def test_a_class_that_is_not_known_does_not_reach_the_page():
    assert "classes" not in data_of('<p class="unknown">a</p>')[0]
