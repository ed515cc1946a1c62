"""The content that a source keeps: how it is read from the database, compared, and made an instance again."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail_localize.models import TranslationSource

from modelcluster.models import (
    ClusterableModel,
    get_serializable_data_for_fields,
    model_from_serializable_data,
)


Content = dict[str, Any]

# What Wagtail keeps about an object's life. None of it is content: a comment or a lock is no news for translators.
BOOKKEEPING = frozenset(
    {
        COMMENTS_RELATION_NAME,
        "depth",
        "draft_title",
        "expired",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "path",
        "url_path",
    }
)


def stored_row(instance: models.Model) -> models.Model:
    """Return the row of this object as it stands in the database, whatever draft or unsaved change was handed in.

    Raises:
        Model.DoesNotExist: when it has been deleted.
    """
    model = instance.specific_class if isinstance(instance, Page) else type(instance)
    return model._base_manager.get(pk=instance.pk)


def source_row(source: TranslationSource) -> Any:
    """Return the row of the object of a source as it stands in the database.

    Raises:
        Model.DoesNotExist: when it has been deleted.
    """
    rows = model_of(source)._base_manager
    return rows.get(translation_key=source.object_id, locale=source.locale_id)


def content_of(row: models.Model) -> str:
    """Return the content of a stored row as JSON, with its child rows, as wagtail-localize writes it."""
    if isinstance(row, Page):
        # Editors' comments are none of a translator's business. Emptied in memory only.
        getattr(row, COMMENTS_RELATION_NAME).set([])
    if isinstance(row, ClusterableModel):
        return str(row.to_json())
    return json.dumps(get_serializable_data_for_fields(row), cls=DjangoJSONEncoder)


def is_same_content(one: str, other: str) -> bool:
    """Tell whether two contents differ in nothing but bookkeeping."""
    return one == other or _without_bookkeeping(one) == _without_bookkeeping(other)


def _without_bookkeeping(content: str) -> Content:
    return {key: value for key, value in json.loads(content).items() if key not in BOOKKEEPING}


def model_of(source: TranslationSource) -> Any:
    """Return the model of the object of a source."""
    return ContentType.objects.get_for_id(source.specific_content_type_id).model_class()


def frozen_instance(source: TranslationSource, content: Content | None = None) -> Any:
    """Return the object as the source keeps it, without a query. What it points at may be gone in the meantime."""
    model = model_of(source)
    data = json.loads(source.content_json) if content is None else content
    if issubclass(model, ClusterableModel):
        return model.from_serializable_data(data, check_fks=False)
    return model_from_serializable_data(model, data, check_fks=False)
