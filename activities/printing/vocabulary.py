"""The HTML classes that the typography of paper knows: what each is for and how it is written.

Other classes are dropped on the way to paper. The typst template follows this list; a test holds
it to that.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


VOCABULARY: Final = MappingProxyType(
    {
        # The page itself
        "running": "<footer> that comes first in the sheet: its <p>s become the running footer",
        "page-number": "empty <span> in `running`: the number of this page",
        "page-count": "empty <span> in `running`: how many pages there are",
        "new-page": "any block: starts on a fresh page",
        "keep": "<div> that is not split over two pages as long as it fits on one",
        # Head of a sheet
        "sheet-header": "<header>: holds `code`, `kicker`, <h1> and `taster`",
        "code": "<p> in `sheet-header`: the badge with the short code; <span> in text",
        "kicker": "<p> in `sheet-header`: what kind of paper this is",
        "taster": "<p> in `sheet-header`: one or two sentences under the title",
        "facts": "<dl> of <div><dt><dd></div>: label and value, four to a row",
        # Arrangement
        "columns": "<div>: its child blocks stand side by side, two to a row",
        "checklist": "<ul>: each item with a drawn box to tick",
        "callout": "<aside>: a framed box; its first heading becomes the box title",
        "safety": "with `callout`: warning sign and heavy frame",
        "consent": "with `callout`: signature sign and dashed frame",
        "write-in": "<div data-lines=3>: ruled lines to write on; on <li> lines below it",
        "credits": "<footer>: small print at the end of the sheet",
        # Steps
        "steps": "<table>: one row a step; columns are sized by the classes of their cells",
        "clock": "<th>/<td> of `steps`: clock time",
        "minutes": "<th>/<td> of `steps`: minutes",
        "action": "<td> of `steps`: title, instructions, `say`, `needs`, small <figure>",
        "grouping": "<th>/<td> of `steps`: plenary, pairs, …",
        "optional": "<tr> of `steps`: may be left out (dashed rule beside it)",
        "break": "<tr> of `steps`: a pause (tinted row)",
        "title": "<p>/<h3> in `action`: the title of the step",
        "say": "<blockquote>: what the facilitator says aloud",
        "needs": "<p>: what is taken to hand",
        "caption": "<p> over a table; <figcaption> and <caption> need no class",
        "small": "<figure>: at most 3.6 cm; one in `action` moves to the `grouping` column",
        # Debrief
        "debrief": "<div> of `stage` blocks",
        "stage": "<section>: a heading (left) and its questions (right)",
        # Tables
        "materials": "<table>: things to get, with `tick`, `quantity`, `item`, `note` cells",
        "tick": "empty <th>/<td> of `materials`: drawn box to tick",
        "quantity": "<th>/<td> of `materials`: how many",
        "item": "<th>/<td> of `materials`: what",
        "note": "<th>/<td> of `materials`: remark",
        "parallel": "<table>: columns of equal width, two languages side by side",
        # Words
        "tag": "<span>: small outlined label",
        "muted": "<span>/<p>: of less weight",
        "original": "any: words still in the source language, grey italics (set lang= too)",
    }
)

CLASSES: Final = frozenset(VOCABULARY)

# Elements that say something although they hold no words.
MEANINGFUL_WHEN_EMPTY: Final = frozenset({"page-number", "page-count", "write-in", "tick"})
