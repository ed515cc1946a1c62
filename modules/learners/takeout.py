"""Everything that is kept about a learner, for her to take along: whatever model it stands in, of whatever app."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, QuerySet
from django.utils.translation import override

from modules.learners.models import Learner, LearnerRecord


BATCH = 500


def record_models() -> list[type[LearnerRecord]]:
    """Return every model whose rows belong to learners, in a fixed order."""
    found = [model for model in apps.get_models() if issubclass(model, LearnerRecord)]
    return sorted(found, key=lambda model: model._meta.label)


def records(model: type[LearnerRecord], learner: Learner) -> QuerySet[LearnerRecord]:
    """Return her rows of one model, oldest first, in one query: with what they point at."""
    others = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.name != "learner"
    ]
    rows = model._default_manager.filter(learner=learner).order_by("pk")
    return rows.select_related(*others) if others else rows


def has_records(learner: Learner) -> bool:
    """Tell whether anything is kept about her but her number."""
    return any(records(model, learner).exists() for model in record_models())


def facts(learner: Learner) -> dict[str, Any]:
    """Return what is kept about the learner herself. The hash of her words is of no use to anybody, and stays."""
    return {
        "number": str(learner.pk),
        "started": learner.started.isoformat(),
        "last used": learner.last_used.isoformat(),
        "has a code": learner.code_hash is not None,
    }


def name_of(model: type[LearnerRecord]) -> str:
    """Return what a model is called in the file, which is the same in all languages."""
    with override("en"):
        return str(model._meta.verbose_name_plural)


def exported(
    model: type[LearnerRecord], learner: Learner, language: str
) -> Iterator[list[dict[str, Any]]]:
    """Yield her rows of one model, some hundred at a time."""
    rows = iter(records(model, learner).iterator(chunk_size=BATCH))
    while True:
        # The language of a request is not that of the moment in which a stream is read.
        with override(language):
            batch = [row.export() for row in islice(rows, BATCH)]
        if not batch:
            return
        yield batch


def as_json(learner: Learner, language: str) -> Iterator[str]:
    """Yield everything as one JSON document, piece by piece."""
    yield '{\n"learner": ' + _dumped(facts(learner))
    for model in record_models():
        yield f",\n{_dumped(name_of(model))}: ["
        comma = "\n"
        for batch in exported(model, learner, language):
            yield comma + ",\n".join(_dumped(row) for row in batch)
            comma = ",\n"
        yield "\n]"
    yield "\n}\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
