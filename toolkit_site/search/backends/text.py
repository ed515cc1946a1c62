"""How words are compared in search: without case, accents and kinds of apostrophe, in any script.

What is indexed and what is typed go through the same functions, so that a database needs neither a
dictionary nor an extension nor a collation.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize


MAX_QUERY_LENGTH = 200
MAX_QUERY_WORDS = 32
# Longer "words" are addresses and garbage; both sides of the comparison are cut at the same place.
MAX_WORD_LENGTH = 64

APOSTROPHES = "'’‘‛ʼʻʹ`´′＇"
# Soft hyphens, joiners and direction marks stand inside words and cannot be seen.
INVISIBLE = "\u00ad\u200c\u200d\u200e\u200f\u2060\ufeff"
BEFORE_FOLDING = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE, ""))

# Letters that Unicode does not take apart into a letter and a mark.
AFTER_FOLDING = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "ґ": "г",
    }
)

WORD = re.compile(r"[^\W_]+")
# In Cyrillic an apostrophe belongs to the word (м'ята); elsewhere it separates an article or an
# ending from it (l'effet, Kuleshov's).
CYRILLIC_APOSTROPHE = re.compile(r"(?<=[\u0400-\u052f])'(?=[\u0400-\u052f])")


def fold(text: str) -> str:
    """Return the text as it is compared, with Cyrillic apostrophes left out."""
    if text.isascii():
        return text.lower()
    text = normalize("NFKD", text.translate(BEFORE_FOLDING))
    text = normalize("NFKD", text.casefold())
    text = "".join(character for character in text if not combining(character))
    return CYRILLIC_APOSTROPHE.sub("", text.translate(AFTER_FOLDING))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [word[:MAX_WORD_LENGTH] for word in WORD.findall(fold(text))]


def query_words(text: str) -> list[str]:
    """Return the different words of what somebody typed, at most `MAX_QUERY_WORDS` of them.

    Single letters next to longer words are left out: they are articles, endings and conjunctions
    (l', 's, w, і) that a good answer need not contain.
    """
    found = list(dict.fromkeys(words(text[:MAX_QUERY_LENGTH])))[:MAX_QUERY_WORDS]
    return [word for word in found if len(word) > 1 or word.isdigit()] or found
