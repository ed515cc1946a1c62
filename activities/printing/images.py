"""Pictures for paper: which files may be set, and under which name.

Where a picture comes from is the caller's business (`ImageResolver`): nothing here opens a path
or an address that content names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from io import BytesIO
from typing import Final

from PIL import Image


# From the `src` of an <img> to the bytes of its file (best a rendition of 1200 px), or None.
ImageResolver = Callable[[str], bytes | None]

FOLDER: Final = "pictures"
MAX_BYTES: Final = 8_000_000
MAX_PIXELS: Final = 40_000_000
SUFFIXES: Final = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
# Entities come in by a document type, so an SVG that has one is not taken.
SVG: Final = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]{0,200}\?>)?\s*(<!--[^>]{0,500}-->\s*)?<svg[\s>]"
)


def no_images(_src: str) -> bytes | None:
    """The resolver of documents that are printed without pictures."""
    return None


def file_name(content: bytes | None) -> str | None:
    """A name made of the content's hash, or None when the engine cannot set such a file.

    The format is read from the bytes: what a file calls itself proves nothing.
    """
    if not content or len(content) > MAX_BYTES:
        return None
    suffix = "svg" if SVG.match(content) else _raster_suffix(content)
    return f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:32]}.{suffix}" if suffix else None


def _raster_suffix(content: bytes) -> str | None:
    """Reads the header only; a file that breaks further on is the engine's to refuse."""
    try:
        with Image.open(BytesIO(content), formats=tuple(SUFFIXES)) as image:
            width, height = image.size
            known = SUFFIXES.get(image.format or "")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return known if 0 < width * height <= MAX_PIXELS else None
