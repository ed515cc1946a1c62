"""What a film clip knows of itself: size, length in words, captions, the player behind its link."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.utils.functional import cached_property
from django.utils.translation import ngettext

from wagtail import blocks

from modules.blocks.captions import language_label
from modules.blocks.players import Player, player


MEGABYTE = 1_000_000


class FilmClipValue(blocks.StructValue):
    """A clip that knows its size, its length in words, its captions, and the player behind its link."""

    @property
    def megabytes(self) -> float | None:
        """Return the size of our own file; nothing if the file is gone."""
        size = file_size(self["video"].file) if self.get("video") else None
        return None if size is None else size / MEGABYTE

    @property
    def length(self) -> str:
        """Return how long our own file plays, in words."""
        seconds = round(self["video"].duration or 0) if self.get("video") else 0
        minutes, rest = divmod(seconds, 60)
        parts = []
        if minutes:
            parts.append(
                ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
            )
        if rest:
            parts.append(ngettext("%(count)s second", "%(count)s seconds", rest) % {"count": rest})
        return " ".join(parts)

    @property
    def tracks(self) -> list[dict[str, str]]:
        """Return the captions as a player wants them. A row whose file was deleted is left out."""
        return [
            {
                "kind": row["kind"],
                "language": row["language"],
                "label": language_label(row["language"]),
                "url": row["file"].url,
            }
            for row in self["captions"]
            if row["file"]
        ]

    @cached_property
    def player(self) -> Player | None:
        """Return the player of another site, for links that browsers may follow."""
        link = self.get("link") or ""
        return player(link) if urlsplit(link).scheme in ("http", "https") else None


def file_size(file: Any) -> int | None:
    """Return the size of a stored file in bytes; nothing if it is gone."""
    try:
        size: int = file.size
    except (OSError, ValueError):
        return None
    return size
