"""Places of an object in people's words: where on the page a text stands, how long it may be, what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from wagtail import blocks
from wagtail.fields import RichTextField

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.paths import Stop, Walker


NAME_LENGTH = 40

TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.BlockQuoteBlock)
LONG_BLOCKS = (blocks.TextBlock, blocks.RichTextBlock, blocks.BlockQuoteBlock)


@dataclass(frozen=True)
class Place:
    """Where a text stands: `labels` from the page inwards, such as “Steps”, “3. Watch again”, “What to do”."""

    labels: list[str]
    help_text: str = ""
    max_length: int | None = None
    multiline: bool = False
    rich: bool = False
    # The id of the innermost block: what a preview can scroll to.
    anchor: str = ""


def places(instance: Any, paths: Iterable[str]) -> dict[str, Place]:
    """Return the place of each content path. One query for each kind of child rows.

    A path that leads nowhere (any more) has a place too: it says how far it led.
    """
    walker = Walker(instance)
    return {path: _place(walker.stops(path)) for path in dict.fromkeys(paths)}


def _place(stops: list[Stop]) -> Place:
    last = stops[-1]
    return Place(
        labels=[label for stop in stops for label in _labels(stop)],
        help_text=_help_text(stops),
        max_length=getattr(last.field, "max_length", None) or _block_length(last.block),
        multiline=isinstance(last.field, models.TextField) or isinstance(last.block, LONG_BLOCKS),
        rich=isinstance(last.field, RichTextField) or isinstance(last.block, blocks.RichTextBlock),
        anchor=next((stop.block_id for stop in reversed(stops) if stop.block_id), ""),
    )


def _labels(stop: Stop) -> list[str]:
    if stop.is_gone:
        # A name of a field can be read, an id cannot.
        return [stop.name if stop.name.isidentifier() else _("no longer there")]
    if stop.block is not None:
        return [_numbered(stop, str(stop.block.label or stop.name))]
    if isinstance(stop.field, models.ForeignObjectRel):
        return _row_labels(stop)
    return [str(capfirst(stop.field.verbose_name))]


def _row_labels(stop: Stop) -> list[str]:
    options = stop.field.related_model._meta
    relation = str(capfirst(options.verbose_name_plural))
    if stop.value is None:
        return [relation]
    return [relation, _numbered(stop, str(capfirst(options.verbose_name)))]


def _numbered(stop: Stop, label: str) -> str:
    if not stop.position:
        return label
    return f"{stop.position}. {_own_name(stop) or label}"


def _own_name(stop: Stop) -> str:
    """Return the first words of a block or child row: what people call it by."""
    if isinstance(stop.value, blocks.StructValue):
        return _short(_first_text_of_struct(stop.value))
    if isinstance(stop.value, models.Model) and stop.block is None:
        return _short(_first_text_of_row(stop.value))
    return ""


def _first_text_of_struct(value: blocks.StructValue) -> str:
    for name, child in value.block.child_blocks.items():
        held = value.get(name)
        if held and isinstance(child, TEXT_BLOCKS):
            return str(getattr(held, "source", held))
    return ""


def _first_text_of_row(row: models.Model) -> str:
    for field in row._meta.fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            text = field.value_from_object(row)
            if text:
                return str(text)
    return ""


def _short(text: str) -> str:
    words = " ".join(visible_text(text).split())
    return Truncator(words).chars(NAME_LENGTH, truncate="…")


def _help_text(stops: list[Stop]) -> str:
    last = stops[-1]
    if last.block is None:
        return str(getattr(last.field, "help_text", ""))
    own = _block_help(last.block)
    # A text that is itself an item of the field: the help of the field is about it.
    enclosing = stops[-2] if len(stops) > 1 else last
    return own or str(getattr(enclosing.field, "help_text", ""))


def _block_help(block: Any) -> str:
    help_text = getattr(getattr(block, "field", None), "help_text", "")
    return strip_tags(str(help_text or getattr(block.meta, "help_text", "") or ""))


def _block_length(block: Any) -> int | None:
    own = getattr(block, "max_length", None)
    return own or getattr(getattr(block, "field", None), "max_length", None)
