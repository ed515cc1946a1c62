"""What a site may set about learners, read when it is needed, each with its default."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def kept_days() -> int:
    """Return for how long a learner who does not come back is kept: 13 months."""
    return int(getattr(settings, "LEARNER_KEPT_DAYS", 396))


def code_failures() -> int:
    """Return how many wrong codes an address may send in an hour."""
    return int(getattr(settings, "LEARNER_CODE_FAILURES", 30))


def erasure_ledger() -> Path | None:
    """Return the file in which erasures are written down, for the day on which an old backup is restored."""
    path = getattr(settings, "MODULES_ERASURE_LEDGER", None)
    return Path(path) if path else None


def ledger_days() -> int:
    """Return for how long a line of that file is kept: longer than any backup should be."""
    return int(getattr(settings, "MODULES_LEDGER_DAYS", 400))


def text_keys() -> list[str]:
    """Return the keys of what learners write: the first one seals, all of them open."""
    keys = getattr(settings, "MODULES_TEXT_KEYS", [])
    listed = keys if isinstance(keys, list | tuple) else []
    # The system check speaks of what is no key: nothing must be sealed under it.
    return [key for key in listed if isinstance(key, str) and key.strip()]


def trusted_proxies() -> int:
    """Return how many proxies of our own stand in front, each of which adds to X-Forwarded-For."""
    return int(getattr(settings, "TRUSTED_PROXIES", 0))
