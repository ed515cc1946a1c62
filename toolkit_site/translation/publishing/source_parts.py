"""Parts of a page that go out in the source language (`NewParts.PUBLISH`), and how they are marked for readers.

Rich text carries its mark in the database. Plain text cannot: when the page is served, its values are put between two
signs that no text holds, and `marking` makes them a mark in the finished HTML, wherever a template put the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models.fields.reverse_related import ForeignObjectRel

from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText
from wagtail_localize.models import TemplateSegment, Translation

from toolkit_site.translation.engine.frozen import frozen_instance
from toolkit_site.translation.engine.segments import Segment, current_segments
from toolkit_site.translation.policies.models import LocalePolicy, NewParts
from toolkit_site.translation.publishing import marking
from toolkit_site.translation.publishing.words import Words


# What stands in menus, lists and the head of a page too, where no mark can be.
NEVER_IN_SOURCE = frozenset({"title", "seo_title", "search_description"})


@dataclass(frozen=True)
class SourceParts:
    """Words in the source language, with their marks in rich text, and the paths of all parts that have such words."""

    words: Words = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)


def for_readers(translation: Translation, words: Words) -> SourceParts | None:
    """Return what has no final words, marked for readers, or None when the page has to be held back for it."""
    missing = [one for one in current_segments(translation.source) if one.key not in words]
    if not missing:
        return SourceParts()
    policy = LocalePolicy.of(translation.target_locale_id)
    paths = list(dict.fromkeys(segment.path for segment in missing))
    if policy.new_parts == NewParts.HOLD or not _can_be_marked(translation, paths):
        return None
    return SourceParts(_marked_words(translation, missing), paths)


def mark(instance: Any, paths: Iterable[str]) -> list[str]:
    """Put signs round the plain texts at these paths, in place; return the paths at which that is not possible."""
    return [path for path in paths if not _mark_field(instance, *path.split("."))]


def _can_be_marked(translation: Translation, paths: list[str]) -> bool:
    original = frozen_instance(translation.source)
    # A model may name more of its fields that lists show.
    listed = NEVER_IN_SOURCE.union(getattr(original, "words_in_lists", ()))
    return listed.isdisjoint(paths) and not mark(original, paths)


def _marked_words(translation: Translation, segments: list[Segment]) -> Words:
    templates = TemplateSegment.objects.filter(source_id=translation.source_id)
    rich = set(templates.values_list("context_id", flat=True))
    code = translation.source.locale.language_code
    return {
        segment.key: marking.in_rich_text(segment.html, code)
        if segment.context_id in rich
        else segment.html
        for segment in segments
    }


def _mark_field(owner: Any, name: str, *rest: str) -> bool:
    try:
        model_field = owner._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    if isinstance(model_field, ForeignObjectRel):
        rows = getattr(owner, name).get_object_list()
        row = next((row for row in rows if str(row.translation_key) == rest[0]), None)
        return row is not None and _mark_field(row, *rest[1:])
    if isinstance(model_field, StreamField):
        return _mark_inside(getattr(owner, name), *rest)
    if not isinstance(model_field, RichTextField):
        setattr(owner, name, marking.signed(getattr(owner, name)))
    return True


def _mark_inside(value: Any, name: str, *rest: str) -> bool:
    if isinstance(value, StructValue):
        value[name], is_marked = _marked(value.get(name), rest)
        return is_marked
    items = value.bound_blocks if isinstance(value, ListValue) else value
    for item in items:
        if item.id == name:
            item.value, is_marked = _marked(item.value, rest)
            return is_marked
    return False


def _marked(value: Any, rest: tuple[str, ...]) -> tuple[Any, bool]:
    if not rest:
        is_text = isinstance(value, str)
        return marking.signed(value) if is_text else value, is_text or isinstance(value, RichText)
    # The value of an image block is the image itself.
    if rest == ("alt_text",) and hasattr(value, "contextual_alt_text"):
        value.contextual_alt_text = marking.signed(value.contextual_alt_text)
        return value, True
    is_block = isinstance(value, StructValue | ListValue) or hasattr(value, "stream_block")
    return value, is_block and _mark_inside(value, *rest)
