"""How alike two texts are, as far as it decides whether the words of one may serve the other."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from toolkit_site.translation.engine.markup import visible_text


# In percent of the letters.
ALIKE = 60.0
# Two short texts are alike by chance: “Shot” and “Short”.
SHORT_ALIKE = 80.0
SHORT = 4  # words
# Of several texts in one place that were replaced together.
PLACE_ALIKE = 40.0
CONTAINED = 90.0
# Below this many letters nearly everything is contained in something.
LEAST_CONTAINED = 12


@lru_cache(maxsize=10_000)
def plain(html: str) -> str:
    """Return what is compared: the visible words, whatever their capitals."""
    return " ".join(visible_text(html).casefold().split())


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 100."""
    return fuzz.ratio(plain(one), plain(other))


def alike(one: str, other: str) -> float:
    """Return the likeness if one text may be an edited version of the other, wherever they stand, else 0."""
    one, other = plain(one), plain(other)
    is_short = min(len(one.split()), len(other.split())) < SHORT
    return fuzz.ratio(one, other, score_cutoff=SHORT_ALIKE if is_short else ALIKE)


def is_within(part: str, whole: str) -> bool:
    """Tell whether one text is a part of the other, but for small changes."""
    part, whole = plain(part), plain(whole)
    if not LEAST_CONTAINED <= len(part) < len(whole):
        return False
    return fuzz.partial_ratio(part, whole, score_cutoff=CONTAINED) >= CONTAINED
