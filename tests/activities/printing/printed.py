"""What the tests of this room share: a moment, the fixtures' pictures and short ways to a PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from activities.printing.engine import render_pdf
from activities.printing.normalise import document_from_html
from tests.activities.printing.reading import page_texts


MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
FIXTURES = Path(__file__).parent / "fixtures"


def fixture_picture(src):
    path = FIXTURES / Path(src).name
    return path.read_bytes() if path.suffix == ".svg" and path.is_file() else None


def sheet_document(language):
    html = (FIXTURES / f"sheet.{language}.html").read_text(encoding="utf-8")
    return document_from_html(html, resolve_image=fixture_picture)


def pdf_of(html, *, title="A sheet", language="en", paper="a4", resolve_image=fixture_picture):
    document = document_from_html(html, resolve_image=resolve_image)
    return render_pdf(document, title=title, language=language, paper=paper, timestamp=MOMENT)


def words_of(html, **options):
    """All printed words without white space; only of documents that conform."""
    pdf = pdf_of(html, **options)
    assert pdf.conforms
    return "".join(page_texts(pdf.content))


def data_of(html, **options):
    """The normalised blocks as plain data."""
    return [block.as_data() for block in document_from_html(html, **options).blocks]


def outline_of(html, **options):
    """Tags and words of the normalised blocks, indented by depth: short to compare by eye."""

    def lines(children, depth):
        for child in children:
            if isinstance(child, str):
                yield "  " * depth + repr(child)
            else:
                names = "".join(f".{name}" for name in child.get("classes", []))
                yield "  " * depth + child["tag"] + names
                yield from lines(child["children"], depth + 1)

    return "\n".join(lines(data_of(html, **options), 0))
