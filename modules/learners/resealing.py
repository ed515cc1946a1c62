"""Sealing stored words anew after a change of keys, so that the old key can go."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Cast

from cryptography.fernet import InvalidToken

from modules.learners.sealed_fields import SealedTextField
from modules.learners.sealing import resealed


# Rows that are locked at a time: nobody who writes meanwhile waits for long.
BATCH = 200
ANEW, ALREADY, LOST = "anew", "already", "lost"


def sealed_columns() -> list[tuple[type[models.Model], str]]:
    """Return (model, name of the field) of every sealed column, of whatever app."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedTextField)
    ]


def reseal(model: type[models.Model], name: str) -> Counter[str]:
    """Seal a column under the first key, and count its texts: sealed anew, already so, and those no key opens."""
    counts: Counter[str] = Counter()
    every = model._default_manager.order_by("pk").exclude(**{name: ""})
    # As plain text: what comes from the field itself is opened already.
    every = every.annotate(token=Cast(name, models.TextField()))
    rows = every
    while True:
        with transaction.atomic():
            batch = list(rows.select_for_update().values_list("pk", "token")[:BATCH])
            counts.update(_reseal_one(model, name, pk, token) for pk, token in batch)
        if not batch:
            return counts
        rows = every.filter(pk__gt=batch[-1][0])


def _reseal_one(model: type[models.Model], name: str, pk: Any, token: str) -> str:
    try:
        fresh = resealed(token)
    except InvalidToken:
        return LOST
    if fresh is None:
        return ALREADY
    value = Value(fresh, output_field=models.TextField())
    model._default_manager.filter(pk=pk).update(**{name: value})
    return ANEW
