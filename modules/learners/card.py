"""The card with four words: the address in its picture, and the picture."""

from __future__ import annotations

from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

import segno

from modules.learners.words import plain


def address_of(page: str, code: list[str]) -> str:
    """Return where a scanned card leads. What follows the # stays in the browser: no log and no other site sees it."""
    return f"{page}#{quote('-'.join(plain(word) for word in code))}"


def picture_of(address: str) -> SafeString:
    """Return a QR code as SVG, dark on light whatever the page's colours, so that every camera reads it."""
    drawn = segno.make_qr(address, error="m").svg_inline(
        omitsize=True, svgclass="learn-card__qr", lineclass=None, light="#fff", border=4
    )
    # Numbers and colours that segno wrote: nothing that anybody typed.
    return mark_safe(drawn)  # noqa: S308
