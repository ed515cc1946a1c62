"""The ledger of erasures: a file beside the database that says who has to go again when an old backup is restored.

One line for each erasure: the day, and a keyed hash of her number. It tells how many went on a day, and nothing else.
A hash is found again as long as the key that made it is the site's SECRET_KEY or one of its fallbacks.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files import locks
from django.utils import timezone
from django.utils.crypto import salted_hmac

from modules.learners import conf


SALT = "modules.learners.ledger"
APPENDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT
OWNER_ONLY = 0o600
# Looked for anywhere in a line: the next one may stand right behind one that was torn off by a full disk.
ENTRY = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{64})")

logger = logging.getLogger(__name__)


def note(number: uuid.UUID) -> None:
    """Write down that a learner goes, and come back when it is on the disk.

    A disk that is full or broken stops nobody from going: she asked for it now, while the line serves for a restore
    that may never be. Whoever runs the site finds the error in the log.
    """
    path = conf.erasure_ledger()
    if path is None:
        return
    line = f"{timezone.localdate().isoformat()} {hash_of(number)}\n".encode("ascii")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path) as file:
            _write(file, line)
    except OSError:
        logger.exception(
            "An erasure could not be written to the ledger: a restored backup would undo it."
        )


def hashes() -> set[str]:
    """Return the hashes of all who have gone; none when no ledger is kept or nobody has gone yet.

    Raises:
        OSError: when there is a ledger that cannot be read.
    """
    path = conf.erasure_ledger()
    if path is None or not path.exists():
        return set()
    return {hashed for _day, hashed in _entries(path)}


def holds(erased: set[str], number: uuid.UUID) -> bool:
    """Tell whether the hash of a number, by any key of the site, is one of these."""
    keys: list[str | bytes] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(hash_of(number, key) in erased for key in keys)


def hash_of(number: uuid.UUID, key: str | bytes | None = None) -> str:
    """Return what is written of a number: without the site's key, nobody can tell whose it is."""
    return salted_hmac(SALT, number.hex, secret=key, algorithm="sha256").hexdigest()


def drop_old() -> int:
    """Drop the lines that no backup can need any more, and return how many they were.

    Raises:
        OSError: when the ledger cannot be read or written; it is then as it was.
    """
    path = conf.erasure_ledger()
    if path is None or not path.exists():
        return 0
    oldest = (timezone.localdate() - timedelta(days=conf.ledger_days())).isoformat()
    with _locked(path):
        entries = list(_entries(path))
        kept = [entry for entry in entries if entry[0] >= oldest]
        if len(kept) < len(entries):
            _replace(path, "".join(f"{day} {hashed}\n" for day, hashed in kept))
    return len(entries) - len(kept)


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    damaged = 0
    with path.open(encoding="ascii", errors="replace") as file:
        for line in file:
            found = ENTRY.findall(line)
            damaged += "".join(" ".join(entry) for entry in found) != line.strip()
            yield from found
    if damaged:
        logger.warning("Lines of the ledger of erasures that cannot be read: %s.", damaged)


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    """Open the ledger for appending, and keep the other processes out until it is closed."""
    while True:
        with os.fdopen(os.open(path, APPENDING, OWNER_ONLY), "ab", buffering=0) as file:
            locks.lock(file, locks.LOCK_EX)
            # While we waited, `drop_old` may have put another file in the place of this one.
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                yield file
                return


def _write(file: BinaryIO, data: bytes) -> None:
    if file.write(data) != len(data):
        raise OSError("The disk took only a part.")
    os.fsync(file.fileno())


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb", buffering=0) as file:
            # A timer that runs as somebody else must not lock the site out of its own file.
            shutil.copymode(path, new)
            if hasattr(os, "chown"):
                os.chown(new, path.stat().st_uid, path.stat().st_gid)
            _write(file, text.encode("ascii"))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
