"""Makes the PDF of a document: PDF/UA-1 whenever that is possible, a readable PDF in any case."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from activities.printing.glyphs import printable
from activities.printing.normalise import PrintDocument, replace_with_words
from activities.printing.runs import LANGUAGE
from activities.printing.tree import Node
from activities.printing.typesetting import (
    Standard,
    TypesettingError,
    compile_pdf,
    desk,
    is_readable,
    reason,
    version,
)


logger = logging.getLogger(__name__)

Paper = Literal["a4", "us-letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "us-letter")
ACCESSIBLE: Final[tuple[Standard, ...]] = ("ua-1",)


class PrintError(RuntimeError):
    """The document could not be set at all."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF, and whether typst certified it as PDF/UA-1."""

    content: bytes
    conforms: bool


def render_pdf(
    document: PrintDocument,
    *,
    title: str,
    language: str,
    paper: Paper = "a4",
    timestamp: datetime,
) -> Pdf:
    """The document as a PDF; the same document and timestamp give the same bytes.

    An unreadable picture becomes a note with its words. What still breaks PDF/UA gives a PDF that
    is tagged all the same, and a warning in the log.
    """
    moment = int(timestamp.timestamp())
    with desk(document.pictures) as root:
        for blocks, standards in _attempts(root, document):
            data = as_input(blocks, title=title, language=language, paper=paper)
            try:
                content = compile_pdf(root, data, standards=standards, timestamp=moment)
            except TypesettingError as error:
                aim = "PDF/UA-1" if standards else "a PDF"
                logger.warning("Print %r cannot be %s: %s", title, aim, reason(error))
            else:
                return Pdf(content, conforms=bool(standards))
    raise PrintError(title)


def as_input(blocks: list[Node], *, title: str, language: str, paper: str) -> str:
    """The JSON that the template reads. It decides the PDF, so its hash can name the PDF."""
    if paper not in PAPERS:
        raise ValueError(f"paper must be one of {PAPERS}, not {paper!r}")
    name = " ".join(printable(title).split())
    tag = language.lower().replace("_", "-")
    data = {
        "blocks": [block.as_data() for block in blocks],
        "language": tag if LANGUAGE.fullmatch(tag) else "en",
        "paper": paper,
        # A PDF without a title is not accessible; its first words are better than nothing.
        "title": name or next((text for block in blocks if (text := block.text())), "-"),
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def engine_version() -> str:
    """Changes when template, fonts, typst or standard do: prints made before are then stale."""
    return f"{version()} {ACCESSIBLE}"


def _attempts(
    root: Path, document: PrintDocument
) -> Iterator[tuple[list[Node], tuple[Standard, ...]]]:
    """What to set and how strictly, from best to safest; each is asked for when the last failed."""
    blocks = document.blocks
    yield blocks, ACCESSIBLE
    unreadable = sorted(name for name in document.pictures if not is_readable(root, name))
    if unreadable:
        logger.warning("Pictures that cannot be read: %s", ", ".join(unreadable))
        blocks = _with_notes_for(unreadable, blocks)
        yield blocks, ACCESSIBLE
    yield blocks, ()


def _with_notes_for(pictures: list[str], blocks: list[Node]) -> list[Node]:
    blocks = copy.deepcopy(blocks)
    for node in (node for block in blocks for node in block.walk()):
        if node.attributes.get("src") in pictures:
            replace_with_words(node, str(node.attributes["alt"]))
    return blocks
