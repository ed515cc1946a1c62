"""Which words occur in the index, and which of them a typing mistake may have been meant for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from toolkit_site.search.backends.expressions import Word
from toolkit_site.search.models import IndexedWord


# Below four letters, one letter makes another word. From five on, what was meant may be the
# beginning of a word, as it mostly is in languages with endings.
SHORTEST_CORRECTED = 4
SHORTEST_BEGINNING = 5
MAX_CORRECTIONS = 40
MAX_CORRECTED_WORDS = 8
BATCH = 500


def remember(words: Collection[str], using: str) -> None:
    """Add those words to the vocabulary that it does not have."""
    known = IndexedWord.objects.using(using)
    ordered = sorted(words)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        present = set(known.filter(word__in=batch).values_list("word", flat=True))
        known.bulk_create(IndexedWord(word=word) for word in batch if word not in present)


def forget_all(using: str) -> None:
    """Empty the vocabulary, for a rebuild of the index to fill it with the words that occur."""
    IndexedWord.objects.using(using).all()._raw_delete(using)


def corrections(word: str, using: str) -> tuple[Word, ...]:
    """Return what may have been meant, the likeliest first: words, or their beginnings, that occur."""
    if len(word) < SHORTEST_CORRECTED or not word.isalpha():
        return ()
    entries = _candidates(word, using).iterator()
    found = {text for entry in entries for text in _one_mistake_away(word, entry)}
    likeliest = sorted(found, key=lambda text: (-_letters_shared(word, text), text))
    return tuple(
        Word(text, len(text) >= SHORTEST_BEGINNING) for text in likeliest[:MAX_CORRECTIONS]
    )


def _candidates(word: str, using: str) -> QuerySet[IndexedWord, str]:
    """Return the words that share the first half or, shifted by a letter at most, the second half.

    A mistake lies in one of the halves; they are a letter apart, because swapped letters are two.
    """
    middle = len(word) // 2
    second = word[middle:]
    places = {f"from_{n}": Substr("word", n, len(second)) for n in range(middle, middle + 3)}
    same = Q(word__startswith=word[: middle - 1])
    for name in places:
        same |= Q(**{name: second})
    words = IndexedWord.objects.using(using).alias(**places).filter(same)
    return words.values_list("word", flat=True)


def _one_mistake_away(word: str, entry: str) -> Iterator[str]:
    for length in range(len(word) - 1, len(word) + 2):
        text = entry[:length]
        may_begin = len(text) >= SHORTEST_BEGINNING
        if (may_begin or text == entry) and is_one_mistake_away(word, text):
            yield text


def is_one_mistake_away(left: str, right: str) -> bool:
    """Return whether a letter replaced, left out, added or swapped with its neighbour is all."""
    shared = _letters_shared(left, right)
    left, right = left[shared:], right[shared:]
    if not left and not right:
        return False
    swapped = len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or right[1:] == left[1:] or right[1:] == left or right == left[1:]


def _letters_shared(left: str, right: str) -> int:
    """Return how many letters two words have in common from their beginning."""
    pairs = enumerate(zip(left, right, strict=False))
    return next(
        (place for place, (one, other) in pairs if one != other), min(len(left), len(right))
    )
