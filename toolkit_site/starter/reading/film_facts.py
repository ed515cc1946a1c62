"""What the head of an MP4 file says of its film, and what keeps old phones from playing it. No frame is decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.translation import gettext as _


# A film that begins on the slowest phone connection before anybody gives up.
MAX_BYTES = 2_000_000
# The formats that phones of every age decode.
PICTURE, SOUND = "avc1", "mp4a"

Box: TypeAlias = tuple[str, bytes]


class FilmError(Exception):
    """Says what is wrong with a film."""


@dataclass(frozen=True)
class FilmFacts:
    """What the site's library of films stores of one."""

    seconds: float
    width: int
    height: int


def film_facts(data: bytes) -> FilmFacts:
    """Return the facts of a film.

    Raises:
        FilmError: when phones could not play it, or not before all of it is there.
    """
    if len(data) > MAX_BYTES:
        raise FilmError(_("the film is larger than %(limit)s kB") % {"limit": MAX_BYTES // 1000})
    try:
        return _facts(dict(_playable(data)))
    except (struct.error, KeyError, ZeroDivisionError, UnicodeDecodeError) as error:
        raise FilmError(_("this is not an MP4 film")) from error


def _playable(data: bytes) -> list[Box]:
    boxes = list(_boxes(data))
    order = [kind for kind, _content in boxes]
    if order[:1] != ["ftyp"] or "moov" not in order:
        raise KeyError("moov")
    if "mdat" in order[: order.index("moov")]:
        message = _("the film begins only when all of it is loaded: encode it with “faststart”")
        raise FilmError(message)
    return boxes


def _facts(film: dict[str, bytes]) -> FilmFacts:
    inside = list(_boxes(film["moov"]))
    scale, length = _scale_and_length(dict(inside)["mvhd"])
    sizes = []
    for track in (dict(_boxes(content)) for kind, content in inside if kind == "trak"):
        medium = dict(_boxes(track["mdia"]))
        handler, found = medium["hdlr"][8:12], _format(medium)
        if handler == b"vide":
            _refuse_other(found, PICTURE)
            sizes.append(struct.unpack(">II", track["tkhd"][-8:]))
        elif handler == b"soun":
            _refuse_other(found, SOUND)
    if not sizes or not length:
        raise KeyError("trak")
    width, height = sizes[0]
    # Fixed point: the whole number is in the upper half.
    return FilmFacts(round(length / scale, 1), width >> 16, height >> 16)


def _format(medium: dict[str, bytes]) -> str:
    table = dict(_boxes(dict(_boxes(medium["minf"]))["stbl"]))
    return table["stsd"][12:16].decode("ascii")


def _refuse_other(found: str, wanted: str) -> None:
    if found != wanted:
        message = _("the film is encoded as “%(found)s”; phones play H.264 pictures and AAC sound")
        raise FilmError(message % {"found": found})


def _scale_and_length(header: bytes) -> tuple[int, int]:
    # Version 1 has longer dates and a longer length.
    place, form = (20, ">IQ") if header[0] else (12, ">II")
    scale, length = struct.unpack_from(form, header, place)
    return scale, length


def _boxes(data: bytes) -> Iterator[Box]:
    """Yield the boxes of which such files are made, each with its kind and its content."""
    place = 0
    while place < len(data):
        size, name = struct.unpack_from(">I4s", data, place)
        begin = place + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, begin)
            begin += 8
        end = place + size if size else len(data)
        if end < begin or end > len(data):
            raise KeyError(name)
        yield name.decode("ascii"), data[begin:end]
        place = end
