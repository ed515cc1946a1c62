"""QR codes on paper, each a way back to a place on the site."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno


# What the `src` of a picture begins with where the picture is the code of an address.
PREFIX: Final = "code:"
# Browsers and typst count 96 pixels to the inch.
MILLIMETRE: Final = 96 / 25.4
WIDTH: Final = 22 * MILLIMETRE
# Paper is white around it, which is most of the margin that cameras want.
MARGIN: Final = 2


def drawn(address: str) -> bytes:
    """Return the code of an address as SVG, always of the same width."""
    code = segno.make_qr(address, error="l")
    width, _height = code.symbol_size(border=MARGIN)
    buffer = BytesIO()
    code.save(
        buffer, kind="svg", border=MARGIN, scale=WIDTH / width, xmldecl=False, light="#ffffff"
    )
    return buffer.getvalue()
