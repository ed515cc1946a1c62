"""Puts imported style sheets into the sheet that imports them. Development serves them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile


# What collectstatic found: the name of a file, and the storage and path it comes from.
Paths = dict[str, tuple[Any, str]]

IMPORT = re.compile(r'@import url\("(?P<name>[\w./-]+\.css)"\)(?: layer\((?P<layer>[\w-]+)\))?;\n?')


class InlinedImports:
    """A mixin for a static files storage with `post_process`. Imported files lie in the importing file's folder,
    so that addresses inside them stay right."""

    def post_process(self, paths: Paths, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name in [name for name in paths if name.endswith(".css")]:
                self._inline(name, paths)
        yield from super().post_process(paths, dry_run, **options)  # type: ignore[misc]

    def _inline(self, name: str, paths: Paths) -> None:
        folder = PurePosixPath(name).parent
        text = _text(paths, name)
        whole = IMPORT.sub(lambda found: _imported(paths, folder, found), text)
        if whole != text:
            self.delete(name)  # type: ignore[attr-defined]
            self._save(name, ContentFile(whole.encode()))  # type: ignore[attr-defined]
            # Hashing starts from the source file: from here on that is the whole one.
            paths[name] = (self, name)


def _imported(paths: Paths, folder: PurePosixPath, found: re.Match[str]) -> str:
    text = _text(paths, str(folder / found["name"]))
    return f"@layer {found['layer']} {{\n{text}}}\n" if found["layer"] else text


def _text(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
    return content.decode()
