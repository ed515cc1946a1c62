"""The file of a module and that of a learning path: a taster and an introduction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.fact_readers import Reader
from toolkit_site.starter.reading.head import read_head, split_front_matter
from toolkit_site.starter.reading.learning import ModuleContent, PathContent
from toolkit_site.starter.reading.learning_facts import MODULE, PATH
from toolkit_site.starter.reading.markdown import parse
from toolkit_site.starter.reading.problems import Report, unknown
from toolkit_site.starter.reading.sections import read_taster, split_headings
from toolkit_site.starter.reading.wording import rich_text


Content = TypeVar("Content", ModuleContent, PathContent)
INTRODUCTION = "Introduction"
HEADINGS = (3, 4)


def read_module(text: str, report: Report) -> ModuleContent:
    """Return what the file of a module says. It can be used only when nothing was reported but warnings."""
    return _read(text, MODULE, ("title", "slug"), ModuleContent(report.file), report)


def read_path(text: str, report: Report) -> PathContent:
    """Return what the file of a path says. It can be used only when nothing was reported but warnings."""
    return _read(text, PATH, ("title", "slug", "steps"), PathContent(report.file), report)


def _read(
    text: str,
    readers: Mapping[str, Reader],
    needed: Iterable[str],
    content: Content,
    report: Report,
) -> Content:
    facts, body, first_line = split_front_matter(text, report)
    if not facts:
        return content
    read_head(facts, readers, needed, content, report)
    taster, *sections = split_headings(parse(body, first_line, report), first_line, report)
    read_taster(taster, content, report)
    for section in sections:
        if section.title != INTRODUCTION:
            report.add(section.line, unknown(_("heading"), section.title, (INTRODUCTION,)))
        elif "introduction" in content.columns:
            message = _("the heading “%(title)s” stands here twice")
            report.add(section.line, message % {"title": INTRODUCTION})
        else:
            html = rich_text(section.blocks, report, HEADINGS)
            content.set("introduction", html, section.line, section.title)
    return content
