"""The blocks of a unit: each `## heading` of its file becomes one, in the order of the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.clip_blocks import read_clip
from toolkit_site.starter.reading.labels import LabelledBlocks
from toolkit_site.starter.reading.markdown import Block, Bullets, Heading, Paragraph
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.part_sections import without_picture
from toolkit_site.starter.reading.problems import Report
from toolkit_site.starter.reading.questions import read_question
from toolkit_site.starter.reading.sections import Section, split_parts
from toolkit_site.starter.reading.wording import plain_text, rich_text


HEADINGS = (3, 4)
# The beginning of a text tells it from the others; a word that changes further on leaves it the same one.
WORDS_OF_A_KEY = 6

# What stands behind the colon of the heading, and what stands under it.
BlockReader: TypeAlias = Callable[[str, Section, Report], Entry | None]


def _beginning(words: str) -> str:
    return " ".join(words.split()[:WORDS_OF_A_KEY])


def _first_words(blocks: list[Block]) -> str:
    first = blocks[0] if blocks else None
    while isinstance(first, Bullets):
        first = first.items[0].blocks[0] if first.items[0].blocks else None
    return _beginning(first.source) if isinstance(first, Heading | Paragraph) else ""


def _text(_argument: str, section: Section, report: Report) -> Entry:
    html = rich_text(section.blocks, report, HEADINGS)
    return Entry(section.line, f"text/{_first_words(section.blocks)}", words=html, kind="text")


def _picture(_argument: str, section: Section, report: Report) -> Entry | None:
    picture, words = without_picture(section.blocks, report)
    if picture is None:
        message = _("the picture is missing: write ![what it shows](drawings/….svg)")
        report.add(section.line, message)
        return None
    values = {"picture": picture, "caption": plain_text(words, report)}
    return Entry(section.line, f"picture/{picture.path}", values, kind="picture")


def _activity(code: str, section: Section, report: Report) -> Entry:
    values = {"activity": code, "why": plain_text(section.blocks, report)}
    return Entry(section.line, f"activity/{code}", values, kind="activity")


def _self_check(title: str, section: Section, report: Report) -> Entry | None:
    found = [read_question(part, report) for part in split_parts(section, report)]
    questions = [one for one in found if one is not None]
    if not found:
        return None
    key = title or (questions[0].key if questions else "")
    values = {"title": title, "questions": questions}
    return Entry(section.line, f"self_check/{key}", values, kind="self_check")


def _reflection(_argument: str, section: Section, report: Report) -> Entry:
    found = LabelledBlocks(section.blocks, ("Begin",), report)
    prompt = plain_text(found.rest, report)
    if not prompt:
        report.add(section.line, _("the prompt is missing"))
    values = {"prompt": prompt, "help": found.text("Begin")}
    return Entry(section.line, f"reflection/{prompt}", values, kind="reflection")


@dataclass(frozen=True)
class BlockKind:
    """A heading, and whether something stands behind its colon: `None` when nothing may."""

    read: BlockReader
    argument: str | None = None
    needed: bool = False


KINDS = {
    "Text": BlockKind(_text),
    "Picture": BlockKind(_picture),
    "Activity": BlockKind(_activity, "FL-01", needed=True),
    "Film clip": BlockKind(read_clip, "Title", needed=True),
    "Self-check": BlockKind(_self_check, "Title"),
    "Reflection": BlockKind(_reflection),
}


def read_block(name: str, argument: str, section: Section, report: Report) -> Entry | None:
    """Return the block under a heading that is one of `KINDS`, or None when it cannot be read."""
    kind = KINDS[name]
    if kind.needed and not argument:
        message = _("write the heading as “## %(title)s”")
        report.add(section.line, message % {"title": f"{name}: {kind.argument}"})
    elif argument and kind.argument is None:
        report.add(section.line, _("write the heading as “## %(title)s”") % {"title": name})
    if not section.blocks:
        report.add(
            section.line, _("there is nothing under “## %(title)s”") % {"title": section.title}
        )
        return None
    before = len(report.problems)
    entry = kind.read(argument, section, report)
    if entry is None or name == "Self-check":
        # Its questions know for themselves whether they are flawed.
        return entry
    return replace(entry, flawed=len(report.problems) > before)
