"""Which characters the vendored fonts can print, and what stands in for those they cannot.

PDF/UA refuses a page with a missing glyph, so only what every face covers reaches the engine.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final


FONT_DIR: Final = Path(__file__).parent / "fonts"

# Drawn in nearly the same way by a character that the fonts do have.
STAND_INS: Final = {
    "\u2605": "*",  # stars
    "\u2606": "*",
    "\u2b50": "*",
    "\u2705": "\u2713",  # check mark in a box
    "\u274c": "\u00d7",  # cross mark
    "\u27a1": "\u2192",  # heavy arrow
}
UNKNOWN_LETTER: Final = "\u25a1"
LETTERS_AND_NUMBERS: Final = ("L", "N")


def printable(text: str) -> str:
    """The text as the fonts can print it: emoji go, foreign letters become a box, spaces stay."""
    text = unicodedata.normalize("NFC", text)
    known = covered()
    missing = [char for char in set(text) if ord(char) not in known]
    return text.translate({ord(char): _stand_in(char, known) for char in missing})


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """Code points that every vendored face has a glyph for."""
    faces = [_code_points(path.read_bytes()) for path in sorted(FONT_DIR.glob("*.ttf"))]
    return frozenset.intersection(*faces)


def _stand_in(char: str, known: frozenset[int]) -> str:
    if char.isspace():
        return " "
    candidate = STAND_INS.get(char) or unicodedata.normalize("NFKC", char)
    if candidate != char and all(ord(part) in known for part in candidate):
        return candidate
    if unicodedata.category(char).startswith(LETTERS_AND_NUMBERS):
        return UNKNOWN_LETTER
    return ""


def _code_points(font: bytes) -> frozenset[int]:
    """Keys of the font's character map: its format 12 table, which the vendored faces all have."""
    (table_count,) = struct.unpack_from(">H", font, 4)
    tables = {
        tag: offset
        for tag, _sum, offset, _length in (
            struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(table_count)
        )
    }
    cmap = tables[b"cmap"]
    (map_count,) = struct.unpack_from(">H", font, cmap + 2)
    for index in range(map_count):
        (offset,) = struct.unpack_from(">I", font, cmap + 4 + 8 * index + 4)
        if struct.unpack_from(">H", font, cmap + offset) == (12,):
            return _groups(font, cmap + offset)
    raise ValueError("font without a format 12 character map")


def _groups(font: bytes, start: int) -> frozenset[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    points: set[int] = set()
    for index in range(count):
        first, last, _glyph = struct.unpack_from(">III", font, start + 16 + 12 * index)
        points.update(range(first, last + 1))
    return frozenset(points)
