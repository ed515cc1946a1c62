"""How much the field behind a segment can hold, read off the model: no object and no query needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField


@dataclass(frozen=True)
class Limits:
    """What a place can hold: how many visible characters, more than one line, formatting."""

    max_length: int | None = None
    multiline: bool = True
    rich: bool = True


@lru_cache(maxsize=2_000)
def field_limits(model: type[models.Model], field_path: str) -> Limits | None:
    """Return the limits of a field path such as `steps.step.title`, None where it leads nowhere."""
    name, *rest = field_path.split(".")
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if isinstance(field, StreamField):
        return _of_block(field.stream_block, rest)
    if isinstance(field, models.ManyToOneRel) and rest:
        return field_limits(field.related_model, ".".join(rest))
    return _of_field(field)


def _of_field(field: Any) -> Limits | None:
    if isinstance(field, RichTextField):
        return Limits()
    if not isinstance(field, models.CharField | models.TextField):
        return None
    return Limits(field.max_length, multiline=isinstance(field, models.TextField), rich=False)


def _of_block(block: Any, path: list[str]) -> Limits | None:
    if isinstance(block, blocks.ListBlock):
        return _of_block(block.child_block, path[1:])
    children = getattr(block, "child_blocks", None)
    if children is not None:
        child = children.get(path[0]) if path else None
        return _of_block(child, path[1:]) if child else None
    if isinstance(block, blocks.RichTextBlock):
        return Limits()
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return Limits(block.field.max_length, isinstance(block, blocks.TextBlock), rich=False)
    return None
