"""What bulk writing leaves out and makes good at its end: the search index and the index of references."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from modelcluster.fields import ParentalKey
from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import class_is_indexed


logger = logging.getLogger(__name__)


@transaction.atomic
def index(instances: Iterable[Any]) -> None:
    """Bring both indexes up to date for objects that were written without signals."""
    for model, found in groupby(sorted(instances, key=_model_name), key=type):
        objects = list(found)
        for instance in objects:
            _refer(instance)
        if class_is_indexed(model) and getattr(model, "search_auto_update", True):
            _add_to_search(model, objects)


@contextmanager
def references_once() -> Iterator[None]:
    """Bring the index of references up to date once for each object saved in the block, rather than at every save.

    Wagtail does so when the object is saved and again for each of its rows.
    """
    saved: dict[tuple[Any, Any], None] = {}

    def note(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
        if sender in ReferenceIndex.tracked_models and not raw:
            saved[_owner(instance)] = None

    post_save.connect(note, weak=False)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(note)
        for model, pk in saved:
            _refer(model._default_manager.filter(pk=pk).first())


def _owner(instance: Any) -> tuple[Any, Any]:
    """Return model and key of the object whose references a row belongs to."""
    for field in instance._meta.get_fields():
        if isinstance(field, ParentalKey):
            return field.related_model, getattr(instance, field.attname)
    return type(instance), instance.pk


def _refer(instance: Any) -> None:
    if instance is not None and ReferenceIndex.is_indexed(type(instance)):
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(instance)


_model_name = attrgetter("_meta.label")


def _add_to_search(model: type, objects: list[Any]) -> None:
    for name, backend in get_search_backends_with_name(with_auto_update=True):
        try:
            backend.add_bulk(model, objects)
        except Exception:
            # As when a page is saved: a search server that is down must not lose the work.
            if not backend.catch_indexing_errors:
                raise
            logger.exception("Search backend %r did not take %d objects", name, len(objects))
