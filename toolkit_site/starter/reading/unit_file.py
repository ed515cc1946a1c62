"""One file of a unit: goals, then the blocks in the order in which a learner meets them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.clip_blocks import with_clips
from toolkit_site.starter.reading.head import read_head, split_front_matter
from toolkit_site.starter.reading.learning import UnitContent
from toolkit_site.starter.reading.learning_facts import UNIT
from toolkit_site.starter.reading.list_items import read_items, words_only
from toolkit_site.starter.reading.markdown import parse
from toolkit_site.starter.reading.problems import Report, unknown
from toolkit_site.starter.reading.sections import Section, read_taster, split_headings
from toolkit_site.starter.reading.unit_blocks import KINDS, read_block


NEEDED = ("title", "slug", "minutes")
GOALS = "Goals"


def read_unit(text: str, module: str, report: Report) -> UnitContent:
    """Return what the file of a unit says. It can be used only when nothing was reported but warnings."""
    content = UnitContent(report.file, module=module)
    facts, body, first_line = split_front_matter(text, report)
    if not facts:
        return content
    read_head(facts, UNIT, NEEDED, content, report)
    taster, *sections = split_headings(parse(body, first_line, report), first_line, report)
    read_taster(taster, content, report)
    content.streams["body"] = []
    for number, section in enumerate(sections):
        _read_section(section, number, content, report)
    content.streams["body"] = with_clips(content.streams["body"], report)
    if GOALS not in (section.title for section in sections):
        report.add(first_line, _("the heading “## %(title)s” is missing") % {"title": GOALS})
    return content


def _read_section(section: Section, number: int, content: UnitContent, report: Report) -> None:
    name, _colon, argument = (part.strip() for part in section.title.partition(":"))
    if section.title == GOALS:
        _read_goals(section, number, content, report)
    elif name in KINDS:
        entry = read_block(name, argument, section, report)
        content.streams["body"] += [entry] if entry else []
    elif not report.has_problem_at(section.line):
        report.add(section.line, unknown(_("heading"), name, (GOALS, *KINDS)))


def _read_goals(section: Section, number: int, content: UnitContent, report: Report) -> None:
    if "goals" in content.streams:
        message = _("the heading “%(title)s” stands here twice")
        report.add(section.line, message % {"title": GOALS})
        return
    if number:
        report.add(section.line, _("the goals come first"))
    if not section.blocks:
        message = _("there is nothing under “## %(title)s”")
        report.add(section.line, message % {"title": GOALS})
    content.streams["goals"] = read_items(section.blocks, GOALS, words_only, report)
