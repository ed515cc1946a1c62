"""The PDF engine: typst sets the document's data with our template and checks PDF/UA-1 while it does.

Content reaches typst as data only, in a private folder that holds nothing but the template and this document's pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
import copy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
import hashlib
from importlib import metadata
import json
import logging
from pathlib import Path
import shutil
import tempfile
from typing import Final, Literal

import typst

from activities.printing.glyphs import FONT_DIR, printable
from activities.printing.images import FOLDER as PICTURES
from activities.printing.normalise import PrintDocument, replace_with_words
from activities.printing.runs import LANGUAGE
from activities.printing.tree import Node


logger = logging.getLogger(__name__)

Paper = Literal["a4", "us-letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "us-letter")
PdfStandard = Literal["ua-1"]
STANDARDS: Final[tuple[PdfStandard, ...]] = ("ua-1",)
TEMPLATE_DIR: Final = Path(__file__).parent / "typst"
ENTRY: Final = "document.typ"


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
    with tempfile.TemporaryDirectory(prefix="prints-") as folder:
        root = Path(folder)
        _furnish(root, document.pictures)
        for blocks, standards in _attempts(root, document):
            data = as_input(blocks, title=title, language=language, paper=paper)
            try:
                content = _compile(root / ENTRY, data, standards, timestamp)
            except typst.TypstError as error:
                logger.warning("Print %r is not %s: %s", title, standards or "a PDF", _reason(error))
            else:
                return Pdf(content, conforms=bool(standards))
    raise PrintError(title)


def as_input(blocks: list[Node], *, title: str, language: str, paper: str) -> str:
    """The JSON that the template reads. It decides the PDF, so its hash names the PDF too."""
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


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Changes when template, fonts, typst or the standard do: prints made before are then stale."""
    digest = hashlib.sha256(f"{metadata.version('typst')} {STANDARDS}".encode())
    for path in sorted([*TEMPLATE_DIR.glob("*.typ"), *FONT_DIR.glob("*.ttf")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _furnish(root: Path, pictures: dict[str, bytes]) -> None:
    """Copies, not links: typst follows a link out of its root."""
    shutil.copytree(TEMPLATE_DIR, root, dirs_exist_ok=True)
    (root / PICTURES).mkdir()
    for name, content in pictures.items():
        (root / name).write_bytes(content)


def _attempts(
    root: Path, document: PrintDocument
) -> Iterator[tuple[list[Node], tuple[PdfStandard, ...]]]:
    blocks = document.blocks
    yield blocks, STANDARDS
    if unreadable := [name for name in document.pictures if not _is_readable(root, name)]:
        logger.warning("Pictures that cannot be read: %s", ", ".join(sorted(unreadable)))
        blocks = copy.deepcopy(blocks)
        for node in (node for block in blocks for node in block.walk()):
            if node.attributes.get("src") in unreadable:
                replace_with_words(node, str(node.attributes["alt"]))
        yield blocks, STANDARDS
    yield blocks, ()


def _is_readable(root: Path, name: str) -> bool:
    probe = root / "probe.typ"
    probe.write_text(f'#image("{name}", width: 1mm)', encoding="utf-8")
    try:
        typst.compile(probe, root=root, font_paths=_fonts())
    except typst.TypstError:
        return False
    return True


def _compile(
    entry: Path, data: str, standards: tuple[PdfStandard, ...], timestamp: datetime
) -> bytes:
    return typst.compile(
        entry,
        root=entry.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=list(standards),
        timestamp=int(timestamp.timestamp()),
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_DIR]
    )


def _reason(error: typst.TypstError) -> str:
    return "; ".join([error.message, *error.hints])
