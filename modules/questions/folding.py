"""What makes no difference between two short texts: capitals, accents, punctuation, spaces."""

from __future__ import annotations

import unicodedata


# Letters whose stroke or ring is no accent to Unicode, and what a phone without them types.
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
# Apostrophes that count as letters (Ukrainian has one inside words).
_LETTER_APOSTROPHES = "\u02b9\u02bb\u02bc\u02bd"


def fold(text: str) -> str:
    """Return what is left to compare. A text of nothing but signs stays as it is, so that signs can be asked for."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    apart = unicodedata.normalize("NFKD", plain.translate(_PLAIN))
    return "".join(filter(_counts, apart)) or "".join(plain.split())


def _counts(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] not in "PZCM" and category != "Sk" and sign not in _LETTER_APOSTROPHES
