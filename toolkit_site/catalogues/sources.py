"""Finds the messages of the interface in Python modules and templates. Needs Babel, so only developers have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation.template import templatize


ROOMS = ("activities", "modules", "toolkit_site")
# Which arguments are the message; a pair of a number and "c" is its context.
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators:"


@dataclass
class Message:
    """One message, wherever it is used."""

    context: str | None
    singular: str
    plural: str
    files: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.singular


def find_messages(root: Path) -> list[Message]:
    """Return every message of the project, in the order of the files that use them first."""
    found: dict[tuple[str | None, str], Message] = {}
    for path in _sources(root):
        for message in _messages_of(path, str(path.relative_to(root))):
            known = found.setdefault(message.key, message)
            known.plural = known.plural or message.plural
            known.files += [name for name in message.files if name not in known.files]
            known.comments += [text for text in message.comments if text not in known.comments]
    return list(found.values())


def _sources(root: Path) -> list[Path]:
    return sorted(
        path
        for room in ROOMS
        for suffix in ("py", "html", "txt")
        for path in (root / room).rglob(f"*.{suffix}")
        if suffix == "py" or "templates" in path.parts
    )


def _messages_of(path: Path, name: str) -> Iterator[Message]:
    from babel.messages.extract import extract

    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What Django leaves of a template is not quite Python: its indentation means nothing.
        source = re.sub(r"^\s+", "", templatize(source, origin=name), flags=re.M)
    file = BytesIO(source.encode())
    for _line, message, comments, context in extract(
        "python", file, KEYWORDS, [COMMENT_TAG], {"encoding": "utf-8"}
    ):
        singular, plural = message if isinstance(message, tuple) else (message, "")
        if singular:
            yield Message(context, singular, plural, [name], list(comments))
