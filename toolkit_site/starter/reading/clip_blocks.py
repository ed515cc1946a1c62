"""Film clips of a unit: a link to a film elsewhere, or a film of ours with its captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from modules.blocks.captions import is_known_language
from modules.blocks.choices import CaptionKind
from modules.blocks.questions.looking import CutBlock
from toolkit_site.starter.reading.clip_files import FILM, ClipFile, captions_path
from toolkit_site.starter.reading.labels import LabelledBlocks
from toolkit_site.starter.reading.markdown import Block, Bullets, Heading, Paragraph
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report, quoted, unknown
from toolkit_site.starter.reading.sections import PART_LEVEL, Section, split_parts
from toolkit_site.starter.reading.wording import rich_text


LABELS = ("Link", "File", "Captions", "Look at", "Credit")
TRANSCRIPT = "Transcript"
# What a question takes over from the clip that it is about: its transcript would tell where the cuts are.
ASKED_ABOUT = ("title", "video", "link", "captions", "credit")


def read_clip(title: str, section: Section, report: Report) -> Entry:
    """Return the clip under a heading."""
    is_part = [isinstance(one, Heading) and one.level == PART_LEVEL for one in section.blocks]
    cut = is_part.index(True) if True in is_part else len(section.blocks)
    found = LabelledBlocks(_unlisted(section.blocks[:cut]), LABELS, report)
    for block in found.rest:
        message = _("expected “- Link: …” or “- File: …”, “- Look at: …”, “- Credit: …” here")
        report.add(block.line, message)
    values = {
        "title": title,
        **_film(title, found, section.line, report),
        "look_at": found.text("Look at"),
        "credit": found.text("Credit"),
        "transcript": _transcript(section.blocks[cut:], section, report),
    }
    return Entry(section.line, f"clip/{title}", values, kind="clip")


def _unlisted(blocks: list[Block]) -> list[Block]:
    """Return blocks with the items of their lists as paragraphs."""
    found: list[Block] = []
    for block in blocks:
        items = block.items if isinstance(block, Bullets) else ()
        found += [inner for item in items for inner in item.blocks] or [block]
    return found


def _film(title: str, found: LabelledBlocks, line: int, report: Report) -> dict[str, Any]:
    if "File" in found.labels and "Link" in found.labels:
        message = _("write either “Link: …” or “File: …”")
        report.add(found.line("Link", line), message)
    if "File" in found.labels:
        return _own_film(title, found, line, report)
    if "Link" not in found.labels:
        report.add(line, _("“Link: …” or “File: …” is missing"))
    if "Captions" in found.labels:
        message = _("captions belong to a film of ours: “File: clips/NAME.mp4”")
        report.add(found.line("Captions", line), message)
    return {"link": _as_written("Link", found).strip("<>")}


def _own_film(title: str, found: LabelledBlocks, line: int, report: Report) -> dict[str, Any]:
    path = _as_written("File", found)
    if path and not FILM.fullmatch(path):
        message = _("a film of ours is written as clips/NAME.mp4")
        report.add(found.line("File", line), message)
    if "Captions" not in found.labels:
        report.add(line, _("“%(label)s:” is missing") % {"label": "Captions"})
    film = ClipFile(found.line("File", line), path, title)
    return {"video": film, "captions": _captions(film, found, report)}


def _captions(film: ClipFile, found: LabelledBlocks, report: Report) -> list[Entry]:
    """Return an entry for each language of `Captions: en, fr, uk`."""
    line = found.line("Captions", film.line)
    codes = re.findall(r"[^\s,]+", _as_written("Captions", found))
    entries = []
    for place, code in enumerate(codes):
        if not is_known_language(code):
            kind = pgettext("of captions", "language")
            report.add(line, unknown(kind, code, ()))
        elif code in codes[:place]:
            report.add(line, _("%(key)s stands here twice") % {"key": quoted(code)})
        file = ClipFile(line, captions_path(film.path, code), f"{film.title} ({code})")
        values = {"language": code, "kind": CaptionKind.CAPTIONS.value, "file": file}
        entries.append(Entry(line, code, values))
    return entries


def _as_written(label: str, found: LabelledBlocks) -> str:
    # Markdown would read marks in it.
    blocks = [one for one in found.blocks(label) if isinstance(one, Paragraph)]
    return blocks[0].source.strip() if blocks else ""


def _transcript(blocks: list[Block], section: Section, report: Report) -> str:
    for part in split_parts(Section(section.title, section.line, blocks), report):
        if part.title == TRANSCRIPT:
            return rich_text(part.blocks, report)
        message = _("under a film clip, the only heading is “### %(title)s”")
        report.add(part.line, message % {"title": TRANSCRIPT})
    return ""


def with_clips(body: Sequence[Entry], report: Report) -> list[Entry]:
    """Return the blocks of a unit; questions that name a clip of it by its title have that clip."""
    clips = {str(one.values["title"]): one.values for one in body if one.kind == "clip"}
    return [
        replace(one, values={**one.values, "questions": _asked(one, clips, report)})
        if one.kind == "self_check"
        else one
        for one in body
    ]


def _asked(check: Entry, clips: dict[str, Any], report: Report) -> list[Entry]:
    return [
        _about_clip(one, clips, report) if one.kind == CutBlock.kind else one
        for one in check.values["questions"]
    ]


def _about_clip(question: Entry, clips: dict[str, Any], report: Report) -> Entry:
    title = question.values["clip"]
    found = clips.get(title)
    if title and found is None:
        report.add(question.line, unknown(_("film clip of this unit"), title, tuple(clips)))
    clip = {name: found[name] for name in ASKED_ABOUT if name in found} if found else {}
    values = {**question.values, "clip": clip}
    return replace(question, values=values, flawed=question.flawed or not clip)
