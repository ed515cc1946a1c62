"""From the bytes of a PO file to its text: size, character set, characters that would break lines."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from toolkit_site.translation.exchange.po.reports import PoError


MAX_BYTES = 2 * 1024 * 1024

_MEGABYTE = 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CHARSET = re.compile(rb"charset\s*=\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
# The header comes first; nobody writes a longer comment before it.
_HEADER_BYTES = 16_384
# What PO files are really written in. Python knows more, and some of those are no character sets at all.
_KNOWN_CHARSET = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|(cp|windows-?)125\d|koi8-[ru]",
    re.IGNORECASE,
)
# Python ends a line at these, an editor does not: line numbers would be wrong, and a message cut in two.
_OTHER_LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")


def decode(data: bytes) -> str:
    """Return the text of a PO file, in the character set that its header names; UTF-8 where it names none.

    Raises:
        PoError: when the file is too big, no text, or not in that character set.
    """
    if len(data) > MAX_BYTES:
        raise PoError(
            _("The file is larger than %(limit)s MB. Is it a translation of one page?")
            % {"limit": MAX_BYTES // _MEGABYTE}
        )
    if b"\0" in data:
        raise PoError(_("This is not a PO file in UTF-8. Save it as UTF-8 and try again."))
    data = data.removeprefix(_BYTE_ORDER_MARK)
    charset = _charset(data)
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        raise PoError(
            _("This line is not in %(charset)s, as the header says. Save the file as UTF-8.")
            % {"charset": charset},
            line_of(data, error.start),
        ) from error
    return _OTHER_LINE_ENDS.sub(" ", text)


def line_of(data: bytes, position: int) -> int:
    """Return the number of the line at a position."""
    return data.count(b"\n", 0, position) + 1


def _charset(data: bytes) -> str:
    found = _CHARSET.search(data, 0, _HEADER_BYTES)
    name = found[1].decode("ascii") if found else "utf-8"
    if name == "CHARSET":  # as gettext's own templates have it
        return "utf-8"
    if not _KNOWN_CHARSET.fullmatch(name):
        raise PoError(
            _("The header names the character set “%(charset)s”. Save the file as UTF-8.")
            % {"charset": name[:40]},
            line_of(data, found.start()) if found else None,
        )
    return name
