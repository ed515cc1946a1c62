"""From bytes to text: what every content file must be before its words are looked at."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.problems import Report


MAX_BYTES = 200_000
BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, report: Report) -> str | None:
    """Return the text of a file with plain line ends; None, with a problem reported, when it is not a text file."""
    try:
        data = path.read_bytes()
    except OSError:
        report.add(1, _("the file cannot be read"))
        return None
    return decode(data, report)


def decode(data: bytes, report: Report) -> str | None:
    """Return bytes as text; a byte order mark and Windows line ends are accepted."""
    if len(data) > MAX_BYTES:
        report.add(1, _("the file is larger than %(limit)s kB") % {"limit": MAX_BYTES // 1000})
        return None
    try:
        text = data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        report.add(data.count(b"\n", 0, error.start) + 1, _("the file is not text in UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _printable(text, report)


def _printable(text: str, report: Report) -> str | None:
    if not text.strip():
        report.add(1, _("the file is empty"))
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.replace("\t", "").isprintable() and any(
            _is_control(character) for character in line
        ):
            report.add(
                number, _("the line holds a control character; a content file is plain text")
            )
            return None
    return text


def _is_control(character: str) -> bool:
    return character != "\t" and (ord(character) < 32 or 127 <= ord(character) < 160)
