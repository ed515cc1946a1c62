"""How the files of a clip are called, and how the content names them."""

from __future__ import annotations

import re
from dataclasses import dataclass


CLIPS = "clips"
FILM = re.compile(r"clips/[A-Za-z0-9][A-Za-z0-9_-]*\.mp4")

CODE = re.compile(r"\.[A-Za-z0-9-]+\.vtt$")


@dataclass(frozen=True)
class ClipFile:
    """A film or a file of captions that a page names, and what it is called in the site's library."""

    line: int
    path: str
    title: str


def is_film(path: str) -> bool:
    return path.endswith(".mp4")


def film_path(path: str) -> str:
    """Return the path of the film to which a file of captions belongs; of a film, its own."""
    return CODE.sub(".mp4", path)


def poster_path(film: str) -> str:
    """Return the path of the picture that is shown before a film plays."""
    return f"{film.removesuffix('.mp4')}.png"


def captions_path(film: str, language: str) -> str:
    """Return the path of the captions of a film in a language."""
    return f"{film.removesuffix('.mp4')}.{language}.vtt"
