"""On which pages the parts of a booklet begin, read from a first print of it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf


def pages_of_links(content: bytes) -> list[int]:
    """Return the page to which each link inside the document leads, in reading order, counted from 1.

    A link that fills two lines is one link.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        targets = dict.fromkeys(target for page in pdf.pages for target in _targets(page))
        return [numbers[page] for page, _height in targets]


def _targets(page: pikepdf.Page) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the page and the height on it of each target, so that two parts on one page are told apart."""
    for note in page.obj.get("/Annots", []):
        target = note.get("/Dest")
        if isinstance(target, pikepdf.Array):
            yield target[0].objgen, float(target[3])
