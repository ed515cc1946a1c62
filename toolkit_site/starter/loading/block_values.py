"""What a file says, put into StreamField data: blocks and the items of their lists with their stable ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from wagtailmedia.blocks import VideoChooserBlock

from toolkit_site.starter.loading.identity import entry_ids, stable_id
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.reading.clip_files import ClipFile
from toolkit_site.starter.reading.markdown import Picture
from toolkit_site.starter.reading.page_content import Entry


class LostError(Exception):
    """What a block cannot be without was deleted on the site."""


class StreamWriter:
    """Writes one stream of a page. `scope` names the page and the stream.

    An id follows from what a block is about and never from where it stands: a question keeps its own when it moves to
    another self-check, and with it what learners answered.
    """

    def __init__(self, column: StreamField, scope: tuple[str, ...], ids: SiteIds) -> None:
        self.column, self.scope, self.ids = column, scope, ids
        self.seen: Counter[str] = Counter()

    def write(self, entries: Sequence[Entry]) -> list[Any]:
        """Return what the column stores. A block is left out when what it cannot be without is gone."""
        return self._children(self.column.stream_block, entries)

    def _children(self, stream: blocks.BaseStreamBlock, entries: Sequence[Entry]) -> list[Any]:
        children = []
        for entry in entries:
            kind = entry.kind or next(iter(stream.child_blocks))
            self.seen[entry.key] += 1
            block_id = str(stable_id(*self.scope, entry.key, str(self.seen[entry.key])))
            try:
                value = self._value(stream.child_blocks[kind], _said(entry), block_id)
            except LostError:
                continue
            children.append({"type": kind, "value": value, "id": block_id})
        return children

    def _value(self, block: blocks.Block, said: Any, scope: str) -> Any:
        if isinstance(block, ImageBlock):
            return self._image(block, said)
        if isinstance(block, blocks.PageChooserBlock):
            return self._page(said)
        if isinstance(block, VideoChooserBlock | DocumentChooserBlock):
            return self._clip_file(said)
        if isinstance(block, blocks.BaseStreamBlock):
            return self._children(block, said)
        if isinstance(block, blocks.ListBlock):
            return self._items(block, said, scope)
        if isinstance(block, blocks.StructBlock):
            return self._struct(block, said, scope)
        return said

    def _struct(
        self, block: blocks.StructBlock, said: Mapping[str, Any], scope: str
    ) -> dict[str, Any]:
        return {
            name: self._value(block.child_blocks[name], value, f"{scope}/{name}")
            for name, value in said.items()
        }

    def _items(
        self, block: blocks.ListBlock, entries: Sequence[Entry], scope: str
    ) -> list[dict[str, Any]]:
        entries = [entry for entry in entries if self._is_whole(entry)]
        keys = entry_ids((entry.key for entry in entries), scope)
        return [
            {
                "type": "item",
                "value": self._value(block.child_block, _said(entry), scope),
                "id": key,
            }
            for entry, key in zip(entries, map(str, keys), strict=True)
        ]

    def _image(self, block: ImageBlock, picture: Picture | None) -> dict[str, Any]:
        image_id = self.ids.images.get(picture.path) if picture else None
        is_needed = picture and block.child_blocks["image"].required
        if is_needed and image_id is None and not self.ids.is_preview:
            raise LostError
        is_told = image_id is not None or self.ids.is_preview
        alt = picture.alt if picture and is_told else ""
        # Never None: in the place of a struct, it would break the translation engine.
        return {"image": image_id, "alt_text": alt, "decorative": False}

    def _is_whole(self, entry: Entry) -> bool:
        """Tell whether an item has its file. A clip does without captions that were deleted."""
        file = entry.values.get("file")
        return file is None or self.ids.is_preview or file.path in self.ids.clips

    def _clip_file(self, file: ClipFile) -> int | None:
        file_id = self.ids.clips.get(file.path)
        if file_id is None and not self.ids.is_preview:
            raise LostError
        return file_id

    def _page(self, name: str) -> int | None:
        page_id = self.ids.page(name)
        if page_id is None and not self.ids.is_preview:
            raise LostError
        return page_id


def _said(entry: Entry) -> Any:
    return entry.values or entry.words
