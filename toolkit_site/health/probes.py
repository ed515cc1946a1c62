"""One probe for each thing that a page needs. A probe returns nothing, or raises what went wrong."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone


class ProbeError(Exception):
    """A part that answers, but not with what was put into it."""


def database() -> None:
    """Write a row and read it back in a transaction that leaves nothing behind."""
    key = f"healthz-{secrets.token_hex(12)}"
    with transaction.atomic():
        Session.objects.create(
            session_key=key, session_data="", expire_date=timezone.now() - timedelta(days=1)
        )
        found = Session.objects.filter(session_key=key).exists()
        transaction.set_rollback(True)
    if not found:
        raise ProbeError("a written row was not found")


def shared_cache() -> None:
    """Put a value into the cache and take it out again."""
    key = f"healthz-{secrets.token_hex(12)}"
    cache.set(key, "ok", timeout=30)
    if cache.get(key) != "ok":
        raise ProbeError("a stored value was not found")
    cache.delete(key)


def storage() -> None:
    """Save a small file where uploads go, read it and delete it."""
    word = secrets.token_bytes(8)
    name = default_storage.save(f"healthz/{word.hex()}", ContentFile(word))
    try:
        with default_storage.open(name) as file:
            if file.read() != word:
                raise ProbeError("a saved file came back changed")
    finally:
        default_storage.delete(name)


PROBES = {"database": database, "cache": shared_cache, "storage": storage}
