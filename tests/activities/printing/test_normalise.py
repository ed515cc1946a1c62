"""Whatever an editor wrote, the document is fit for PDF/UA and its links are safe."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from activities.printing.normalise import document_from_html
from tests.activities.printing.printed import data_of, outline_of


def headings(html):
    return [block["tag"] for block in data_of(html) if block["tag"].startswith("h")]


def picture_bytes(file_format, size=(4, 3)):
    buffer = BytesIO()
    Image.new("RGB", size, "teal").save(buffer, file_format)
    return buffer.getvalue()


def figure_of(html, content=None):
    (figure,) = data_of(html, resolve_image=lambda _src: content)
    return figure["children"][0]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("h1 h2 h3", "h1 h2 h3"),
        ("h3 h3", "h1 h1"),
        ("h1 h4 h4 h2", "h1 h2 h2 h2"),
        ("h2 h4 h3 h2 h1", "h1 h2 h2 h1 h1"),
    ],
)
def test_heading_levels_start_at_one_and_never_skip(written, printed):
    html = "".join(f"<{tag}>x</{tag}>" for tag in written.split())
    assert headings(html) == printed.split()


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//no-scheme.example",
        "/relative/",
        "../../etc/passwd",
        "http://",
        "https://[broken",
        "mailto:",
        "#nowhere",
        "#",
        "",
    ],
)
def test_a_link_that_leads_nowhere_safe_keeps_its_words_only(href):
    html = f'<p><a href="{href}">words</a></p>'
    assert outline_of(html) == "p\n  a\n    'words'"
    assert "href" not in data_of(html)[0]["children"][0]


def test_links_to_the_web_to_mail_and_inside_the_document_are_kept():
    html = (
        '<p><a href="https://example.org/a">1</a><a href="mailto:a@b.org">2</a>'
        '<a href="#end">3</a></p><h2 id="end">End</h2><p id="end">again</p><p id="other">o</p>'
    )
    paragraph, heading, again, other = data_of(html)
    hrefs = [link["href"] for link in paragraph["children"]]
    assert hrefs == ["https://example.org/a", "mailto:a@b.org", "#end"]
    assert heading["id"] == "end"
    assert "id" not in again
    assert "id" not in other


def test_relative_links_are_completed_with_the_address_of_the_page():
    html = '<p><a href="../forms/">x</a><a href="javascript:x">y</a></p>'
    good, bad = data_of(html, base_url="https://example.org/en/a/")[0]["children"]
    assert good["href"] == "https://example.org/en/forms/"
    assert "href" not in bad


@pytest.mark.parametrize(
    ("html", "alt"),
    [
        ('<img src="a" alt="Alt" title="Title">', "Alt"),
        (
            '<figure><img src="a" alt="" title="T"><figcaption>Caption</figcaption></figure>',
            "Caption",
        ),
        ('<img src="a" title="Title">', "Title"),
        ('<img src="a" alt="">', ""),
        ('<img src="a">', ""),
    ],
)
def test_alternative_text_falls_back_to_caption_and_title(html, alt):
    assert figure_of(html, picture_bytes("PNG"))["alt"] == alt


def test_a_picture_without_any_words_takes_those_of_its_section():
    document = document_from_html(
        '<h2>The room</h2><img src="a">', resolve_image=lambda _src: picture_bytes("PNG")
    )
    assert document.blocks[1].children[0].attributes["alt"] == "The room"


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_named_after_its_content(file_format):
    content = picture_bytes(file_format)
    html = '<img src="../../x.tiff" alt="a">'
    document = document_from_html(html, resolve_image=lambda _src: content)
    ((name, stored),) = document.pictures.items()
    assert stored == content
    assert document.blocks[0].children[0].attributes["src"] == name
    assert ".." not in name


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        b"<html><svg></svg></html>",
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        b"8BPS" + bytes(100),
        picture_bytes("TIFF"),
        picture_bytes("BMP"),
        picture_bytes("PNG", size=(7000, 6000)),
    ],
    ids=["none", "empty", "cut", "pdf", "html", "entity", "psd", "tiff", "bmp", "too-large"],
)
def test_a_picture_that_cannot_be_printed_becomes_a_note_in_words(content):
    note = figure_of('<img src="a" alt="A street at night">', content)
    assert note == {"tag": "note", "children": ["A street at night"]}


def test_the_resolver_alone_decides_what_an_address_means():
    asked = []
    html = '<img src="/etc/passwd" alt="a"><img src="http://127.0.0.1/x.png" alt="b"><img alt="c">'
    document = document_from_html(html, resolve_image=asked.append)
    assert asked == ["/etc/passwd", "http://127.0.0.1/x.png", ""]
    assert document.pictures == {}
