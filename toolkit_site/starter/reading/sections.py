"""The parts of a content file: which headings an activity has, and what stands under each heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.markdown import Block, Heading
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.problems import Report, unknown
from toolkit_site.starter.reading.wording import plain, plain_text


SECTION_LEVEL = 2
PART_LEVEL = 3

NEEDED = (
    "Objectives",
    "Competences",
    "Preparation",
    "Steps",
    "Debrief",
    "Accessibility",
    "Safety and ethics",
)
HEADINGS = (
    "Objectives",
    "Competences",
    "Key concepts",
    "Background",
    "Room",
    "Preparation",
    "Materials",
    "Steps",
    "Debrief",
    "Trim plan",
    "Plan B",
    "Tips",
    "Variations",
    "Online",
    "Language",
    "Accessibility",
    "Safety and ethics",
    "Consent",
    "Evaluation",
    "Follow-up",
    "Learner prompts",
    "Clips",
    "Constraints",
    "Deliverable",
    "Sources",
)


@dataclass
class Section:
    """A heading with what stands under it. The one without a title is the text before the first heading."""

    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)


def split_sections(blocks: Sequence[Block], first_line: int, report: Report) -> dict[str, Section]:
    """Return the sections by title, the taster under the empty title; headings that do not fit are reported."""
    taster = current = Section("", first_line)
    found = {"": taster}
    for block in blocks:
        if not isinstance(block, Heading) or block.level > SECTION_LEVEL:
            current.blocks.append(block)
            continue
        current = Section(plain(block.source, block.line, report), block.line)
        if block.level < SECTION_LEVEL and current.title in HEADINGS:
            message = _("write the heading as “## %(title)s”")
            report.add(block.line, message % {"title": current.title})
        elif current.title not in HEADINGS:
            report.add(block.line, unknown(_("heading"), current.title, HEADINGS))
        elif current.title in found:
            report.add(
                block.line,
                _("the heading “%(title)s” stands here twice") % {"title": current.title},
            )
        else:
            found[current.title] = current
    for title in NEEDED:
        if title not in found:
            report.add(first_line, _("the heading “## %(title)s” is missing") % {"title": title})
    return found


def split_parts(section: Section, report: Report) -> list[Section]:
    """Return what stands under each third-level heading of a section."""
    parts: list[Section] = []
    for block in section.blocks:
        if isinstance(block, Heading) and block.level == PART_LEVEL:
            parts.append(Section(plain(block.source, block.line, report), block.line))
        elif parts:
            parts[-1].blocks.append(block)
        else:
            report.add(
                block.line,
                _("“%(title)s” begins with a heading of the form ### Title")
                % {"title": section.title},
            )
    return parts


def read_taster(section: Section, content: PageContent, report: Report) -> None:
    """Fill the taster from what stands before the first heading."""
    line = section.blocks[0].line if section.blocks else section.line
    content.set("taster", plain_text(section.blocks, report), line, _("taster"))
    if not section.blocks:
        report.add(line, _("the taster is missing: a sentence or two before the first heading"))


def split_headings(blocks: Sequence[Block], first_line: int, report: Report) -> list[Section]:
    """Return what stands before the first heading, and then each heading with what stands under it."""
    sections = [Section("", first_line)]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= SECTION_LEVEL:
            sections.append(Section(plain(block.source, block.line, report), block.line))
            if block.level < SECTION_LEVEL:
                title = sections[-1].title
                message = _("write the heading as “## %(title)s”")
                report.add(block.line, message % {"title": title})
        else:
            sections[-1].blocks.append(block)
    return sections
