"""An OpenDocument text from a zip of four small files, which every word processor opens.

A document of headings and paragraphs needs no library of its own.
"""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from modules.youthpass.document import Document
from modules.youthpass.odt_parts import content, manifest, meta, styles


MIMETYPE = "application/vnd.oasis.opendocument.text"


def odt(document: Document, title: str) -> bytes:
    """Return the file. The first entry says what it is, and is not compressed: programs look there."""
    parts = {
        "content.xml": content(document, title),
        "styles.xml": styles(document.language),
        "meta.xml": meta(document, title),
    }
    listed = manifest(MIMETYPE, parts)
    packed = BytesIO()
    with ZipFile(packed, "w") as file:
        _put(file, "mimetype", MIMETYPE.encode(), ZIP_STORED)
        for name, part in {**parts, "META-INF/manifest.xml": listed}.items():
            _put(file, name, _written(part), ZIP_DEFLATED)
    return packed.getvalue()


def _written(part: Element) -> bytes:
    written: bytes = tostring(part, encoding="UTF-8", xml_declaration=True)
    return written


def _put(file: ZipFile, name: str, content: bytes, how: int) -> None:
    # Without the hour: the same words give the same file.
    entry = ZipInfo(name)
    entry.compress_type = how
    file.writestr(entry, content)
