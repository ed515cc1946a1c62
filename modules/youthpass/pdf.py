"""The learning outcomes on paper. Made for this one request: private papers are not stored anywhere."""

from __future__ import annotations

from datetime import UTC, datetime

from django.template.loader import render_to_string

from activities.printing.engine import render_pdf
from activities.printing.normalise import document_from_html
from modules.youthpass.document import Document


NEVER = datetime(2026, 1, 1, tzinfo=UTC)


def pdf(document: Document, title: str) -> bytes:
    """Return the PDF, tagged and in the language of the page.

    Raises:
        PrintError: when it cannot be set at all.
    """
    html = render_to_string("modules/youthpass/paper.html", {"document": document, "title": title})
    return render_pdf(
        document_from_html(html),
        title=title,
        language=document.language,
        timestamp=document.changed or NEVER,
    ).content
