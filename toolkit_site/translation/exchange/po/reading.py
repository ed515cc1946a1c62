"""From the text of a PO file to its messages, with the line of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

import polib

from toolkit_site.translation.exchange.po.decoding import decode
from toolkit_site.translation.exchange.po.reports import PoError


MAX_MESSAGES = 10_000

# polib opens a file when the text that it is given happens to be the name of one. No name holds a NUL, and a comment at
# the end of the file is ignored.
_NO_FILE_NAME = "\n# \0"
_LINE = re.compile(r"\(line (\d+)\)(?::\s*(.*))?")


@dataclass(frozen=True)
class Message:
    """One message of the file."""

    msgctxt: str
    msgid: str
    msgstr: str
    line: int
    fuzzy: bool = False
    plural: bool = False


@dataclass(frozen=True)
class PoFile:
    """The messages of a file that have words, and what its header says of all of them."""

    messages: list[Message]
    language: str = ""
    # When the words were taken out of the site that somebody now brings back.
    exported_at: datetime | None = None


def read_po(data: bytes) -> PoFile:
    """Read an uploaded PO file. Obsolete messages and those without words are left out.

    Raises:
        PoError: when it is too big, not text in its character set, or not a PO file; with the line where it goes wrong.
    """
    text = decode(data)
    catalogue = _parse(text)
    if not catalogue.metadata and not len(catalogue):
        raise PoError(_("There are no messages in this file. Is it a PO file?"))
    if len(catalogue) > MAX_MESSAGES:
        raise PoError(
            _("There are more than %(limit)s messages in this file.") % {"limit": MAX_MESSAGES}
        )
    return PoFile(
        [_message(entry) for entry in catalogue if not entry.obsolete and _has_words(entry)],
        catalogue.metadata.get("Language", "").strip(),
        _moment(catalogue.metadata.get("POT-Creation-Date", "")),
    )


def _parse(text: str) -> polib.POFile:
    try:
        return polib.pofile(text + _NO_FILE_NAME, encoding="utf-8")
    except OSError as error:
        found = _LINE.search(str(error))
        line, reason = (int(found[1]), found[2] or "") if found else (None, "")
        raise PoError(_syntax_message(reason, text, line), line) from error


def _syntax_message(reason: str, text: str, line: int | None) -> str:
    if "double quote" in reason:
        return _('There is a quotation mark inside a text. Write it as \\".')
    lines = text.splitlines()
    shown = lines[line - 1].strip()[:60] if line and line <= len(lines) else ""
    return _("“%(text)s” has no place here in a PO file.") % {"text": shown}


def _has_words(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr) or any(entry.msgstr_plural.values())


def _message(entry: polib.POEntry) -> Message:
    return Message(
        msgctxt=entry.msgctxt or "",
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        line=max(1, entry.linenum or 1),
        fuzzy=entry.fuzzy,
        plural=bool(entry.msgid_plural),
    )


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
