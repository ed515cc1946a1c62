"""What a site may set about learners, read when it is needed, each with its default."""

from __future__ import annotations

from django.conf import settings


def kept_days() -> int:
    """Return for how long a learner who does not come back is kept: 13 months."""
    return int(getattr(settings, "LEARNER_KEPT_DAYS", 396))


def code_failures() -> int:
    """Return how many wrong codes an address may send in an hour."""
    return int(getattr(settings, "LEARNER_CODE_FAILURES", 30))


def trusted_proxies() -> int:
    """Return how many proxies of our own stand in front, each of which adds to X-Forwarded-For."""
    return int(getattr(settings, "TRUSTED_PROXIES", 0))
