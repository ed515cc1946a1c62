"""One activity file: from text to the content of an activity page, with every problem of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from django.utils.translation import gettext as _

from activities.blocks.choices import StepPhase
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.front_matter import read_front_matter
from toolkit_site.starter.reading.head import split_front_matter
from toolkit_site.starter.reading.list_items import read_items, words_only
from toolkit_site.starter.reading.list_sections import (
    ROWS,
    STREAMS,
    read_list_section,
)
from toolkit_site.starter.reading.markdown import Bullets, parse
from toolkit_site.starter.reading.part_sections import read_clips, read_room, read_steps
from toolkit_site.starter.reading.problems import Report
from toolkit_site.starter.reading.sections import Section, read_taster, split_sections
from toolkit_site.starter.reading.wording import plain_text, rich_text


SectionReader: TypeAlias = Callable[[Section, ActivityContent, Report], None]

MAX_BACKGROUND_WORDS = 600
MIN_OBJECTIVES = 2
DEBRIEF_PHASES = (StepPhase.REFLECT, StepPhase.GENERALISE, StepPhase.APPLY)


def read_activity(text: str, report: Report) -> ActivityContent:
    """Return what an activity file says. It can be used only when nothing was reported but warnings."""
    content = ActivityContent(report.file)
    facts, body, first_line = split_front_matter(text, report)
    if not facts:
        return content
    read_front_matter(facts, content, report)
    sections = split_sections(parse(body, first_line, report), first_line, report)
    read_taster(sections.pop(""), content, report)
    for title, section in sections.items():
        _reader_of(title)(section, content, report)
    _check_minutes(sections.get("Steps"), content, report)
    _check_words(sections, content, report)
    return content


def _reader_of(title: str) -> SectionReader:
    if title in STREAMS or title in ROWS:
        return read_list_section
    return OTHER_SECTIONS[title]


def _plain_section(column: str) -> SectionReader:
    def read(section: Section, content: ActivityContent, report: Report) -> None:
        content.set(column, plain_text(section.blocks, report), section.line, section.title)

    return read


def _rich_section(column: str, headings: tuple[int, ...] = ()) -> SectionReader:
    def read(section: Section, content: ActivityContent, report: Report) -> None:
        content.set(
            column, rich_text(section.blocks, report, headings), section.line, section.title
        )

    return read


def _evaluation(section: Section, content: ActivityContent, report: Report) -> None:
    last = section.blocks[-1:]
    signs = last if last and isinstance(last[0], Bullets) else []
    words = section.blocks[: len(section.blocks) - len(signs)]
    content.set("evaluation", plain_text(words, report), section.line, section.title)
    content.streams["indicators"] = read_items(signs, section.title, words_only, report)


OTHER_SECTIONS: dict[str, SectionReader] = {
    "Background": _rich_section("background", headings=(3, 4)),
    "Room": read_room,
    "Steps": read_steps,
    "Trim plan": _plain_section("trim_plan"),
    "Plan B": _plain_section("plan_b"),
    "Online": _rich_section("online_variant"),
    "Language": _plain_section("working_language_hint"),
    "Consent": _plain_section("consent_note"),
    "Evaluation": _evaluation,
    "Follow-up": _plain_section("follow_up"),
    "Clips": read_clips,
    "Deliverable": _plain_section("deliverable_format"),
}


def _check_minutes(section: Section | None, content: ActivityContent, report: Report) -> None:
    entries = content.streams.get("steps", [])
    # A step that could not be read would make the sum look wrong too.
    if section is None or any(entry.flawed for entry in entries):
        return
    steps = [entry.values for entry in entries]
    low, high = content.columns.get("run_min_min"), content.columns.get("run_min_max")
    total = sum(step["minutes"] for step in steps)
    readable = low is not None and high is not None and low <= high
    if readable and not low <= total <= high:
        report.add(
            section.line,
            _("sum of the minutes of all steps: %(total)s; run_min says %(low)s to %(high)s")
            % {"total": total, "low": low, "high": high},
        )
    if steps and not any(step["phase"] in DEBRIEF_PHASES for step in steps):
        report.add(
            section.line,
            _("no step is the debrief; give one the phase reflect, generalise or apply"),
        )


def _check_words(sections: dict[str, Section], content: ActivityContent, report: Report) -> None:
    if content.columns.get("consent_required") and "Consent" not in sections:
        report.add(
            content.places["consent_required"].line,
            _("people are filmed or recorded: the heading “## Consent” is missing"),
        )
    if 0 < len(content.streams.get("objectives", [])) < MIN_OBJECTIVES:
        report.add(
            sections["Objectives"].line,
            _("objectives: write %(least)s or more") % {"least": MIN_OBJECTIVES},
        )
    words = len(re.sub(r"<[^>]*>", " ", content.columns.get("background", "")).split())
    if words > MAX_BACKGROUND_WORDS:
        report.add(
            sections["Background"].line,
            _("words in the background: %(words)s; the most is %(limit)s")
            % {"words": words, "limit": MAX_BACKGROUND_WORDS},
        )
