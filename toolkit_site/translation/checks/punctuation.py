"""Do sentences end alike, and are spaces where the language wants them?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from toolkit_site.translation.checks.pair import Pair


_CLOSING = " \u00a0\u202f\n\"'”’»«“‘)]}"
# What counts as the same ending, whichever sign a script has for it.
_SAME = {"…": "...", "。": ".", "！": "!", "？": "?", "：": ":", ";": ";", "؟": "?", "۔": "."}
_ENDINGS = ".!?:;,"

# `\b`: a long word is not read again from each of its letters.
_SPACE_BEFORE = re.compile(r"\b(\w+)[ \u00a0\u202f]([?!:;,.])(?=\s|$)")
_COMMA_AFTER_SPACE = re.compile(r"\b(\w+)[ \u00a0\u202f]([,.])(?=\s|$)")
# French wants a space before these; times and addresses have none.
_NO_SPACE_BEFORE = re.compile(r"(?<![^\W\d])([^\W\d]+)([?!:;])(?=\s|$)")
_DOUBLE_SPACE = re.compile(r"\S[ \u00a0\u202f]{2,}\S")


def end_punctuation(pair: Pair) -> Iterator[str]:
    """The source ends in another sign, or in none."""
    expected, found = _ending(pair.source.text), _ending(pair.target.text)
    if expected == found or (found == "." and _is_shortened(pair)):
        return
    if not found:
        yield _("The original ends with “%(sign)s”, the translation does not.") % {"sign": expected}
    elif not expected:
        yield _("The translation ends with “%(sign)s”, the original does not.") % {"sign": found}
    else:
        yield _("The original ends with “%(expected)s”, the translation with “%(found)s”.") % {
            "expected": expected,
            "found": found,
        }


def punctuation_spaces(pair: Pair) -> Iterator[str]:
    """A space is missing before a sign (French) or too many (all others)."""
    french = pair.language == "fr"
    for found in (_COMMA_AFTER_SPACE if french else _SPACE_BEFORE).finditer(pair.target.text):
        yield _("There should be no space before the sign in “%(words)s”.") % {"words": found[0]}
    for found in _NO_SPACE_BEFORE.finditer(pair.target.text) if french else ():
        yield _("There should be a space before the sign in “%(words)s”.") % {"words": found[0]}


def double_spaces(pair: Pair) -> Iterator[str]:
    """Two spaces stand where one is enough."""
    found = _DOUBLE_SPACE.search(pair.target.text)
    if found and not _DOUBLE_SPACE.search(pair.source.text):
        words = pair.target.text[max(0, found.start() - 12) : found.end() + 12].strip()
        yield _("There are two spaces in “%(words)s”.") % {"words": words}


def _is_shortened(pair: Pair) -> bool:
    """Say whether the full stop cuts a word short: “sheets” and “арк.”."""
    return len(pair.source.text.split()) == len(pair.target.text.split()) == 1


def _ending(text: str) -> str:
    text = text.rstrip(_CLOSING)
    if text.endswith(("...", "…")):
        return "…"
    last = _SAME.get(text[-1:], text[-1:])
    return last if last and last in _ENDINGS else ""
