"""What bulk writing leaves out and makes good at its end: the search index and the index of references."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db import transaction

from wagtail.models import ReferenceIndex

from modelsearch.backends import get_search_backends_with_name
from modelsearch.index import class_is_indexed


logger = logging.getLogger(__name__)


@transaction.atomic
def index(instances: Iterable[Any]) -> None:
    """Bring both indexes up to date for objects that were written without signals."""
    for model, found in groupby(sorted(instances, key=_model_name), key=type):
        objects = list(found)
        if ReferenceIndex.is_indexed(model):
            for instance in objects:
                ReferenceIndex.create_or_update_for_object(instance)
        if class_is_indexed(model) and getattr(model, "search_auto_update", True):
            _add_to_search(model, objects)


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
