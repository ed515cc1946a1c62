"""Whether two instances of an object say the same to readers."""

from __future__ import annotations

import json
from typing import Any

from wagtail.fields import StreamField

from toolkit_site.translation.engine.frozen import BOOKKEEPING, Content, content_of


def content_for_readers(instance: Any) -> Content:
    """Return the content of an instance such that equal contents compare as equal.

    Databases keep the keys of blocks in an order of their own. Columns that nobody edits follow from others on saving.
    """
    content: Content = json.loads(content_of(instance))
    for field in instance._meta.concrete_fields:
        if field.name in BOOKKEEPING or not field.editable:
            content.pop(field.name, None)
        elif isinstance(field, StreamField):
            content[field.name] = json.loads(content[field.name])
    return content
