"""What came of a file: as a whole, and line by line."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from toolkit_site.translation.checks.problems import Problem
from toolkit_site.translation.states.models import SegmentTranslation


class PoError(ValueError):
    """Nothing of the file can be taken. `line` is where it went wrong, where that can be said."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.line = line
        self.reason = message
        if line is not None:
            message = _("Line %(line)s: %(message)s") % {"line": line, "message": message}
        super().__init__(message)


@dataclass(frozen=True)
class Line:
    """A message of the file that needs somebody's attention. `row` holds the words that are there instead."""

    msgctxt: str
    msgid: str
    line: int
    problems: list[Problem] = field(default_factory=list)
    row: SegmentTranslation | None = None


@dataclass
class ImportReport:
    """What became of the messages of a file. Blank, obsolete and repeated ones are not counted."""

    saved: int = 0
    unchanged: int = 0
    # Saved as proposals, because a check warns about them.
    warned: list[Line] = field(default_factory=list)
    # Saved for parts that the original does not have any more.
    obsolete: list[Line] = field(default_factory=list)
    # Somebody else has written other words; nothing was changed.
    conflicts: list[Line] = field(default_factory=list)
    refused: list[Line] = field(default_factory=list)
    # Of no part of this page or snippet.
    unknown: list[Line] = field(default_factory=list)
