"""Prints that were made once, kept in storage under a hash of all that decides how they look.

Only for what anybody may read: the store may be as public as the media folder. Personal papers go
straight through `render_pdf`.
"""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import datetime
from threading import Lock
from typing import Final, NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import InvalidStorageError, Storage, default_storage, storages

from activities.printing.engine import Paper, as_input, engine_version, render_pdf
from activities.printing.normalise import PrintDocument


logger = logging.getLogger(__name__)

STORAGE_ALIAS: Final = "prints"
FOLDER: Final = "prints"
KEY: Final = re.compile(r"[0-9a-f]{64}")
# One compile at a time in a process: memory stays flat, and the same print is not made twice.
_compiling = Lock()


class Print(NamedTuple):
    """A PDF ready to send, with an entity tag that changes exactly when its content does."""

    content: bytes
    etag: str


def print_etag(document: PrintDocument, *, title: str, language: str, paper: Paper = "a4") -> str:
    """The entity tag of a print, known before it is made or read."""
    return f'"{_key(document, title, language, paper)}"'


def get_or_render(
    document: PrintDocument,
    *,
    title: str,
    language: str,
    paper: Paper = "a4",
    timestamp: datetime,
) -> Print:
    """The stored print, made first if need be. A new timestamp alone makes no new print."""
    key = _key(document, title, language, paper)
    name = _name(key)
    content = _read(name)
    if content is None:
        with _compiling:
            content = _read(name)
            if content is None:
                content = render_pdf(
                    document, title=title, language=language, paper=paper, timestamp=timestamp
                ).content
                _write(name, content)
    return Print(content, f'"{key}"')


def stored(etag: str) -> Print | None:
    """The print with this entity tag, if it is still kept."""
    key = etag.strip('"')
    content = _read(_name(key)) if KEY.fullmatch(key) else None
    return None if content is None else Print(content, etag)


def _key(document: PrintDocument, title: str, language: str, paper: Paper) -> str:
    """Pictures are named by their content, so the document's data stands for them too."""
    data = as_input(document.blocks, title=title, language=language, paper=paper)
    return hashlib.sha256(f"{engine_version()}\n{data}".encode()).hexdigest()


def _name(key: str) -> str:
    return f"{FOLDER}/{key}.pdf"


def _storage() -> Storage:
    try:
        return storages[STORAGE_ALIAS]
    except InvalidStorageError:
        return default_storage


def _read(name: str) -> bytes | None:
    """The whole file or nothing: a writer may be at it, or may have died over it."""
    try:
        with _storage().open(name) as file:
            content: bytes = file.read()
    except OSError:
        return None
    return content if content.startswith(b"%PDF-") and b"%%EOF" in content[-16:] else None


def _write(name: str, content: bytes) -> None:
    """A full disk costs the next reader a moment, not this one the paper."""
    storage = _storage()
    try:
        if storage.exists(name):
            storage.delete(name)
        saved = storage.save(name, ContentFile(content))
        if saved != name:
            storage.delete(saved)
    except OSError as error:
        logger.warning("Print %s could not be stored: %s", name, error)
