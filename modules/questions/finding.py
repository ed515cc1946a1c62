"""Finding questions in a unit, and what is right there, which each process keeps for a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from wagtail.blocks import StreamValue, StructValue

from activities.pages.languages import source_language
from modules.pages.contents import opened
from modules.pages.unit import UnitPage
from modules.questions.keys import READERS, Key, keys_of, read_uuid


Keys = Mapping[UUID, Key]

_MOST_HELD = 256
# By the state of a page and of its original: publishing makes a new state.
_held: dict[tuple[Any, ...], Keys] = {}


def questions_in(body: StreamValue) -> Iterator[tuple[UUID, str, StructValue]]:
    """Yield (block id, kind, value) of each question, those inside self-checks too, in the order of the page."""
    for block in opened(body, without=("activity",)):
        block_id = read_uuid(block.id)
        if block.block_type == "self_check":
            yield from questions_in(block.value["questions"])
        elif block.block_type in READERS and block_id:
            yield block_id, block.block_type, block.value


def keys_on(page: UnitPage, *, is_preview: bool = False) -> Keys:
    """Return the keys of a page. In another language than the first, one query asks for the state of the original."""
    original = _original(page)
    # Previews and drafts carry words that their row does not have: kept, they would mark answers to the public page.
    if is_preview or page.has_unpublished_changes or page.latest_revision_id is None:
        return _read(page, original)
    state = (*_state(page), *(_state(original) if original else ()))
    keys = _held.get(state)
    if keys is None:
        keys = _read(page, original)
        if len(_held) >= _MOST_HELD:
            _held.clear()
        _held[state] = keys
    return keys


def _read(page: UnitPage, original: UnitPage | None) -> Keys:
    return keys_of(page.body.raw_data, original.body.raw_data if original else None)


def _original(page: UnitPage) -> UnitPage | None:
    if page.locale.language_code == source_language():
        return None
    found: UnitPage | None = (
        page.get_translations()
        .filter(locale__language_code=source_language())
        .only("latest_revision_id", "last_published_at")
        .first()
    )
    return found


def _state(page: UnitPage) -> tuple[Any, ...]:
    return page.pk, page.latest_revision_id, page.last_published_at
