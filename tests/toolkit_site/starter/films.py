"""Films that hold no picture, and captions: as much of the files as is read."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image


CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:03.000\n[a door creaks]\n"


def box(kind: str, *contents: bytes) -> bytes:
    """Return a box of an MP4 file."""
    inside = b"".join(contents)
    return struct.pack(">I4s", len(inside) + 8, kind.encode()) + inside


def track(handler: str, code: str, width: int = 0, height: int = 0) -> bytes:
    """Return what the head of a film says of its pictures (`vide`) or its sound (`soun`)."""
    size = struct.pack(">II", width << 16, height << 16)
    entry = struct.pack(">II", 0, 1) + box(code, bytes(70))
    medium = box("hdlr", bytes(8), handler.encode(), bytes(12))
    table = box("minf", box("stbl", box("stsd", entry)))
    return box("trak", box("tkhd", bytes(76), size), box("mdia", medium, table))


def head(*tracks: bytes, seconds: float = 12.5) -> bytes:
    """Return the head of a film."""
    length = struct.pack(">II", 1000, round(seconds * 1000))
    return box("moov", box("mvhd", bytes(12), length, bytes(80)), *tracks)


PICTURES, SOUND = track("vide", "avc1", 640, 360), track("soun", "mp4a")
TYPE, FRAMES = box("ftyp", b"isom"), box("mdat", b"frames")
FILM = TYPE + head(PICTURES, SOUND) + FRAMES


def poster() -> bytes:
    """Return a small picture."""
    stream = BytesIO()
    Image.new("RGB", (16, 9), "white").save(stream, "PNG")
    return stream.getvalue()
