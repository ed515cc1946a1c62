"""Extraction of blocks that survives what wagtail-localize's own does not: empty ones, and markup that it refuses."""

from __future__ import annotations

import logging
from typing import Any

from wagtail import blocks
from wagtail_localize.segments import extract


logger = logging.getLogger(__name__)


class EmptySafeExtractor(extract.StreamFieldSegmentExtractor):
    """wagtail-localize's extractor for blocks of any site.

    A block without a value has nothing to translate; the stock extractor fails on it, and with it on the whole page.
    """

    def handle_block(self, block_type: Any, block_value: Any, raw_value: Any = None) -> list[Any]:
        if block_value is None:
            return []
        if isinstance(block_type, blocks.RichTextBlock):
            return self._rich_text(block_type, block_value)
        return list(super().handle_block(block_type, block_value, raw_value=raw_value))

    def handle_image_block(self, block: Any, image_block_value: Any, raw_value: Any = None) -> Any:
        return super().handle_image_block(block, image_block_value, raw_value=raw_value or {})

    def _rich_text(self, block_type: Any, block_value: Any) -> list[Any]:
        """Rich text with tags that cannot be translated stays in the source language rather than block its page."""
        try:
            return list(super().handle_block(block_type, block_value))
        except ValueError as refused:
            logger.warning("Rich text left untranslated in %s: %s", self.field, refused)
            return []


def survive_empty_blocks() -> None:
    """Let wagtail-localize use the extractor above, wherever it extracts. Called once, when the app is ready.

    A public class in a public place, put in the place of its parent: whatever door an extraction comes through, it
    goes the same way. The contract test tells when an upgrade no longer looks here.
    """
    extract.StreamFieldSegmentExtractor = EmptySafeExtractor
