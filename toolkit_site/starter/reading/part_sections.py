"""Sections made of parts with a heading each: the steps of an activity and its film extracts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from toolkit_site.starter.reading import slots
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.bracket_facts import Facts, read_facts, split_leading
from toolkit_site.starter.reading.markdown import Block, Paragraph, Picture, Quote
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report
from toolkit_site.starter.reading.sections import Section, split_parts
from toolkit_site.starter.reading.wording import picture_in, plain, plain_text, rich_text


STEP_FACTS = (slots.MINUTES, slots.PHASE, slots.GROUPING, slots.OPTIONAL, slots.TRIM)
STEP_LABELS = ("Cue", "Needs")
CLIP_FACTS = (slots.TIMES, slots.RIGHTS, slots.OFFLINE)
CLIP_LABELS = ("Link", "Note")
CLIP_TITLE = re.compile(r"(?P<film>.+?)\s*\((?P<origin>[^()]*)\)")
YEAR = re.compile(r"\d{4}")


class Part:
    """What stands under a heading, taken apart: facts, labelled lines, the rest."""

    def __init__(self, part: Section, labels: tuple[str, ...], report: Report) -> None:
        self.line, self.title = part.line, part.title
        self.labels: dict[str, str] = {}
        self.rest: list[Block] = []
        self.facts: str | None = None
        blocks = list(part.blocks)
        if blocks and isinstance(blocks[0], Paragraph):
            self.facts, source = split_leading(blocks[0].source)
            if self.facts is not None:
                self.line = blocks[0].line
                blocks[0] = Paragraph(blocks[0].line, source)
        for block in blocks:
            self._sort(block, labels, report)

    def _sort(self, block: Block, labels: tuple[str, ...], report: Report) -> None:
        if not isinstance(block, Paragraph):
            self.rest.append(block)
            return
        words: list[str] = []
        for line in block.source.split("\n"):
            label, colon, value = line.partition(":")
            if colon and label in labels:
                self._label(label, value, block.line, report)
            elif line:
                words.append(line)
        if words:
            self.rest.append(Paragraph(block.line, "\n".join(words)))

    def _label(self, label: str, value: str, line: int, report: Report) -> None:
        if label in self.labels:
            report.add(line, _("“%(label)s:” stands here twice") % {"label": label})
        self.labels[label] = plain(value.strip(), line, report)

    def label(self, name: str) -> str:
        return self.labels.get(name, "")


def read_steps(section: Section, content: ActivityContent, report: Report) -> None:
    """Fill the steps."""
    content.streams["steps"] = [_step(part, report) for part in split_parts(section, report)]
    if not content.streams["steps"]:
        report.add(
            section.line, _("there is nothing under “## %(title)s”") % {"title": section.title}
        )


def _step(section: Section, report: Report) -> Entry:
    before = len(report.problems)
    part = Part(section, STEP_LABELS, report)
    facts = read_facts(part.facts, part.line, STEP_FACTS, report)
    quotes = [block for block in part.rest if isinstance(block, Quote)]
    image, instructions = without_picture(
        [block for block in part.rest if block not in quotes], report
    )
    if not instructions:
        report.add(section.line, _("the step does not say what to do"))
    values = {
        "title": part.title,
        **_timing(facts),
        "instructions": rich_text(instructions, report),
        "say": plain_text(quotes, report),
        "cue": part.label("Cue"),
        "needs": part.label("Needs"),
        "image": image,
    }
    return Entry(section.line, part.title, values, flawed=len(report.problems) > before)


def _timing(facts: Facts) -> dict[str, Any]:
    minutes, trim = facts.match(slots.MINUTES), facts.match(slots.TRIM)
    return {
        "minutes": int(minutes[1]) if minutes else None,
        "phase": facts.one("phase"),
        "grouping": facts.one("grouping"),
        "optional": facts.has("optional"),
        "trim": trim[1] if trim else "",
    }


def without_picture(blocks: Iterable[Block], report: Report) -> tuple[Picture | None, list[Block]]:
    """Return the one drawing among blocks, and the others."""
    pictures, rest = [], []
    for block in blocks:
        picture = picture_in(block, report)
        pictures += [picture] if picture else []
        rest += [] if picture else [block]
    for extra in pictures[1:]:
        report.add(extra.line, _("at most one drawing can stand here"))
    return (pictures[0] if pictures else None), rest


def read_room(section: Section, content: ActivityContent, report: Report) -> None:
    """Fill the set-up of the room, with its plan."""
    plan, words = without_picture(section.blocks, report)
    content.set("room_setup", plain_text(words, report), section.line, section.title)
    if plan:
        content.images["room_plan"] = plan
        content.set("room_plan_alt", plan.alt, plan.line, section.title)


def read_clips(section: Section, content: ActivityContent, report: Report) -> None:
    """Fill the film extracts."""
    content.streams["clips"] = [_clip(part, report) for part in split_parts(section, report)]


def _clip(section: Section, report: Report) -> Entry:
    before = len(report.problems)
    part = Part(section, CLIP_LABELS, report)
    facts = read_facts(part.facts, part.line, CLIP_FACTS, report)
    times = facts.match(slots.TIMES)
    values = {
        **_film(part.title),
        "start": times[1] if times else "",
        "end": times[2] if times else "",
        "look_at": plain_text(part.rest, report),
        "rights": facts.one("rights"),
        "link": part.label("Link"),
        "note": part.label("Note"),
        "offline": facts.has("offline"),
    }
    return Entry(section.line, values["film"], values, flawed=len(report.problems) > before)


def _film(title: str) -> dict[str, Any]:
    match = CLIP_TITLE.fullmatch(title)
    if not match:
        return {"film": title, "country": "", "year": None, "director": ""}
    parts = [part.strip() for part in match["origin"].split(",")]
    at = next((number for number, part in enumerate(parts) if YEAR.fullmatch(part)), len(parts))
    return {
        "film": match["film"],
        "country": ", ".join(parts[:at]),
        "year": int(parts[at]) if at < len(parts) else None,
        "director": ", ".join(parts[at + 1 :]),
    }
