"""The public lists that codes are drawn from, and what counts as the same word. No list is a secret."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA


FOLDER = Path(__file__).parent / "words"
# Used for languages without a list.
FALLBACK = "en"
# Nobody types more than that for four words.
LONGEST = 300
# How alike a known word must be to be suggested: two letters of five may be wrong.
NEAR = 0.6
# Letters that Unicode does not take apart, as they look without their strokes.
STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe"})
APOSTROPHES = re.compile("['’‘ʼ`´′]")
WORD = re.compile(r"[^\W\d_]+")


@cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """Return the words of every language that has a list, as they are spelled."""
    return {
        path.stem: tuple(path.read_text(encoding="utf-8").split())
        for path in sorted(FOLDER.glob("*.txt"))
    }


@cache
def known() -> Mapping[str, str]:
    """Return every word of every list: how it is compared, and how it is spelled."""
    return {plain(word): word for words in lists().values() for word in words}


def words_in(language: str) -> tuple[str, ...]:
    """Return the words for codes in a language."""
    return lists().get(language) or lists()[FALLBACK]


def plain(word: str) -> str:
    """Return a word as it is compared: without capitals, accents and strokes."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return APOSTROPHES.sub("", bare.casefold().translate(STROKES))


def split(typed: str) -> list[str]:
    """Return the words in what somebody typed, whatever stands between them."""
    visible = "".join(sign for sign in typed[:LONGEST] if unicodedata.category(sign) != "Cf")
    return WORD.findall(APOSTROPHES.sub("", unicodedata.normalize("NFC", visible)))


def nearest(word: str, language: str) -> str:
    """Return the word of the lists that looks most like this one, of equals that in the language; "" when none does."""
    own = {plain(one): one for one in words_in(language)}
    choices = {**own, **known(), **own}
    found = process.extractOne(
        plain(word), list(choices), scorer=OSA.normalized_similarity, score_cutoff=NEAR
    )
    return choices[found[0]] if found else ""
