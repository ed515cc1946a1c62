"""Times in a clip, as people write them and as they are shown."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any


# One digit after a comma: "7,12" may as well mean two times, and is asked about.
_TIME = re.compile(
    r"(?:(?:(?P<h>[0-9]{1,2}):)?(?P<m>[0-9]{1,3}):)?(?P<s>[0-9]{1,5}(?:\.[0-9]{1,3}|,[0-9])?)"
)
_MINUTE = 60
LONGEST = Decimal(99_999)


def read_times(text: str) -> list[Decimal] | None:
    """Return the times, each once, in their order; None where something is no time.

    Between times stand spaces, lines, semicolons, or commas with a space.
    """
    words = [word.strip(",") for word in re.split(r"[\s;]+", text)]
    times = [_time(word) for word in words if word]
    known = [time for time in times if time is not None]
    return sorted(set(known)) if len(known) == len(times) else None


def _time(word: str) -> Decimal | None:
    found = _TIME.fullmatch(word.removesuffix("s"))
    if found is None:
        return None
    seconds = Decimal(found["s"].replace(",", "."))
    if found["m"] and seconds >= _MINUTE:
        return None
    return second(seconds + _MINUTE * (int(found["m"] or 0) + _MINUTE * int(found["h"] or 0)))


def second(value: Any) -> Decimal | None:
    """Return a stored number of seconds, or None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        return None
    try:
        seconds = Decimal(str(value))
    except (InvalidOperation, ValueError):
        return None
    return seconds if seconds.is_finite() and 0 <= seconds <= LONGEST else None


def time_label(seconds: Decimal) -> str:
    """Return `0:07.5`: it can be typed as it is shown."""
    minutes, rest = divmod(seconds, _MINUTE)
    whole, _dot, part = f"{rest:f}".partition(".")
    part = part.rstrip("0")
    return f"{int(minutes)}:{int(whole):02d}" + (f".{part}" if part else "")
