"""Reading of WebVTT files: what is wrong with one, and in which line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError


# An hour of film has some hundred lines: what is larger is no caption file.
LARGEST = 2_000_000
HEADER = "WEBVTT"
ARROW = "-->"
# Blocks that hold no words to show.
OTHER_BLOCKS = ("NOTE", "STYLE", "REGION")


def is_known_language(code: str) -> bool:
    """Tell whether a code names a language: `uk`, `pt-br`, `en-GB`."""
    lowered = code.lower()
    return lowered in LANG_INFO or lowered.partition("-")[0] in LANG_INFO


def language_label(code: str) -> str:
    """Return what speakers of a language call it, as far as anybody here knows."""
    known = LANG_INFO.get(code.lower()) or LANG_INFO.get(code.lower().partition("-")[0], {})
    name: str = known.get("name_local", code)
    return name[:1].upper() + name[1:]


def document_problem(document: Any) -> str:
    """Return what is wrong with an uploaded WebVTT file, or the empty string."""
    try:
        with document.file.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        return _("The file is missing.")
    if len(content) > LARGEST:
        return _("The file is too large for captions.")
    try:
        return problem(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _("Line %(line)s: this is not UTF-8. Save the file with that encoding.") % {
            "line": line
        }


def problem(text: str) -> str:
    """Return the first thing wrong with the text of a WebVTT file, with its line, or the empty string."""
    lines = re.split(r"\r\n|\r|\n", text)
    if not re.match(rf"{HEADER}(\s|$)", lines[0]):
        return _("Line 1: a WebVTT file begins with the word WEBVTT.")
    cues = 0
    for number, block in _blocks(lines):
        if number > 1 and block[0].startswith(OTHER_BLOCKS) and ARROW not in "".join(block):
            continue
        wrong = _wrong_with_header(block) if number == 1 else _wrong_with_cue(number, block)
        if wrong:
            return wrong
        cues += number > 1
    return "" if cues else _("The file holds no captions.")


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the parts between empty lines, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line:
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _wrong_with_header(block: list[str]) -> str:
    for number, line in enumerate(block, 1):
        if ARROW in line:
            return _("Line %(line)s: leave a line empty before the first caption.") % {
                "line": number
            }
    return ""


def _wrong_with_cue(number: int, block: list[str]) -> str:
    """Let the parser read one caption by itself: so its line is known."""
    timed = next((place for place, line in enumerate(block) if ARROW in line), None)
    if timed is None:
        return _("Line %(line)s: no time. A caption begins like 00:01.000 --> 00:04.000.") % {
            "line": number
        }
    line = {"line": number + timed}
    try:
        [cue] = webvtt.from_string("\n".join([HEADER, "", *block]), strict=True).captions
    except (MalformedCaptionError, MalformedFileError, ValueError):
        return _("Line %(line)s cannot be read: %(words)s") % {**line, "words": block[timed]}
    if cue.end_time <= cue.start_time:
        return _("Line %(line)s: the caption ends before it begins.") % line
    if not cue.text.strip():
        return _("Line %(line)s: the caption has no words.") % line
    return ""
