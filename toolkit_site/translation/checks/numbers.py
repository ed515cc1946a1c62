"""Are the numbers the same? 1,000.5 is 1 000,5 elsewhere, and 2:30 may be 14.30: only what really differs is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from toolkit_site.translation.checks.pair import Pair, Side
from toolkit_site.translation.checks.placeholders import PLACEHOLDER


_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f\u2009 ]\d{3}(?!\d))*(?:[.,]\d+)?")
_RUN = re.compile(r"\d+")
# Languages that write 1,000.5 as English does; all others of Europe write the comma before the fraction.
POINT_BEFORE_FRACTION = frozenset({"en", "ga", "mt", "he", "ja", "zh", "ko", "th"})


def changed_number(pair: Pair, source_language: str = "en") -> Iterator[str]:
    """A number is gone, or another one is there."""
    source, target = _words(pair.source), _words(pair.target)
    if _runs(source) == _runs(target):
        return
    there = Counter(_values(target, pair.language))
    expected = Counter(_values(source, source_language))
    for number in (expected - there).elements():
        yield _("The number %(number)s of the original is missing.") % {"number": number}
    for number in (there - expected).elements():
        yield _("The number %(number)s is not in the original.") % {"number": number}


def _words(side: Side) -> str:
    return PLACEHOLDER.sub(" ", side.text)


def _runs(text: str) -> Counter[str]:
    # Times, dates and groups of thousands, however they are separated.
    return Counter(_whole(run) for run in _RUN.findall(text))


def _values(text: str, language: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield _value(number, language)


def _value(number: str, language: str) -> str:
    """Return a number without groups, with a point before the fraction."""
    fraction_mark = "." if language in POINT_BEFORE_FRACTION else ","
    *head, tail = re.split(r"\D", number)
    last_mark = number[-len(tail) - 1] if head else ""
    is_fraction = last_mark in (".", ",") and (len(tail) != 3 or last_mark == fraction_mark)
    whole = "".join(head) if is_fraction else "".join([*head, tail])
    fraction = tail.rstrip("0") if is_fraction else ""
    return _whole(whole) + (f".{fraction}" if fraction else "")


def _whole(digits: str) -> str:
    """Return digits of any script as one number is written, however long it is."""
    plain = "".join(str(int(digit)) for digit in digits)
    return plain.lstrip("0") or "0"
