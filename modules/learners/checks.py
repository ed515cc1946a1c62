"""System checks of what a site sets about learners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


# As long as the name of a Fernet key is; a random key of Django has 50 signs.
SHORTEST = 32


def text_keys_are_strong(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Warn of a key for learners' texts that is none, or that somebody could guess."""
    return [
        checks.Warning(
            f"MODULES_TEXT_KEYS would not protect what learners write: {fault}.",
            hint="Make a key with `python -c 'import secrets; print(secrets.token_urlsafe(32))'`.",
            id="modules.W001",
        )
        for fault in _faults(getattr(settings, "MODULES_TEXT_KEYS", []))
    ]


def _faults(keys: object) -> Iterator[str]:
    if not isinstance(keys, list | tuple):
        yield "it must be a list of strings"
        return
    for number, key in enumerate(keys, 1):
        if not isinstance(key, str) or not key.strip():
            yield f"key {number} is not a string with signs in it"
        elif len(key.strip()) < SHORTEST:
            yield f"key {number} has {len(key.strip())} signs and needs at least {SHORTEST}"
