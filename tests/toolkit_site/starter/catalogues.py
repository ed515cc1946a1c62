"""Catalogues for the sample of a content folder: every message translated, or one of them spoilt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import polib

from toolkit_site.starter.catalogues.originals import file_names, originals
from toolkit_site.starter.reading.content import read_content


Words = Callable[[str], str]
LETTERS = re.compile(r"[^\W\d_]")


def messages(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield place and original of every message of a catalogue."""
    for one, texts in originals(name, read_content(folder)):
        for path, (found, _place) in texts.items():
            for text in found:
                yield (f"{one}/{path}" if one else path), text


def write_catalogue(folder: Path, language: str, name: str, words: Words | None = None) -> Path:
    """Write a catalogue in which every message is translated, by default as the language's code and the original."""
    path = folder / "translations" / language / name
    path.unlink(missing_ok=True)
    words = words or (lambda text: f"{language} {text}" if LETTERS.search(text) else text)
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for place, text in messages(folder, name):
        catalogue.append(polib.POEntry(msgctxt=place, msgid=text, msgstr=words(text)))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return path


def write_all(folder: Path, *languages: str) -> None:
    """Write the catalogues of the whole sample."""
    names = file_names(read_content(folder))
    for language in languages:
        for name in names:
            write_catalogue(folder, language, name)


def change(path: Path, old: str, new: str) -> None:
    """Replace a passage of a catalogue; it has to be there."""
    text = path.read_text()
    assert old in text, text
    path.write_text(text.replace(old, new, 1))
