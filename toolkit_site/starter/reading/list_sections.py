"""Sections that are one list: each item becomes a block or a row of the page, its facts in square brackets."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from activities.pages.children import MaterialRule
from activities.pages.choices import Licence
from toolkit_site.starter.reading import slots
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.bracket_facts import read_facts, split_leading, split_trailing
from toolkit_site.starter.reading.list_items import ItemReader, Line, read_items, words_only
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report, unknown
from toolkit_site.starter.reading.sections import Section


COLON = re.compile(r":(?=\s|$)")


def _objective(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.OBJECTIVE], report)
    words = line.words(source, report)
    return Entry(line.number, words, {"kind": facts.one("kind"), "text": words})


def _competence(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.COMPETENCE, slots.LEVEL], report)
    level = facts.match(slots.LEVEL)
    competence = facts.one("competence")
    values = {
        "competence": competence,
        "level": int(level[1]) if level else None,
        "evidence": line.words(source, report),
    }
    return Entry(line.number, competence, values)


def _concept(line: Line, report: Report) -> Entry:
    term, meaning = line.labelled(line.source, report)
    return Entry(line.number, term, {"term": term, "meaning": meaning})


def _preparation(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.WHEN, slots.WHO], report)
    words = line.words(source, report)
    return Entry(
        line.number, words, {"text": words, "when": facts.one("when"), "who": facts.one("who")}
    )


def _material(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.QUANTITY, slots.SPARE, slots.SOURCE, slots.USED_UP], report)
    item, _colon, note = _halves(line.words(source, report))
    quantity, spare = facts.match(slots.QUANTITY), facts.match(slots.SPARE)
    rule = quantity["rule"] if quantity else MaterialRule.FIXED.value
    if rule not in MaterialRule.values:
        report.add(line.number, unknown(_("quantity rule"), rule, MaterialRule.values))
    values = {
        "item": item,
        "quantity": quantity["number"] if quantity else "1",
        "unit": (quantity["unit"] or "") if quantity else "",
        "rule": rule,
        "spare_percent": int(spare[1]) if spare else 0,
        "consumable": facts.has("used up"),
        "source": facts.one("source"),
        "note": note,
    }
    return Entry(line.number, item, values)


def _halves(words: str) -> tuple[str, str, str]:
    # "Frame 16:9: cut from card": only a colon before a blank ends the item.
    match = COLON.search(words)
    return (words[: match.start()], ":", words[match.end() :].strip()) if match else (words, "", "")


def _question(line: Line, report: Report) -> Entry:
    after, source = split_trailing(line.source)
    before, source = split_leading(source)
    together = ", ".join(part for part in (before, after) if part)
    facts = read_facts(together, line.number, [slots.STAGE, slots.OPTIONAL], report)
    words = line.words(source, report)
    values = {"question": words, "stage": facts.one("stage"), "optional": facts.has("optional")}
    return Entry(line.number, words, values)


def _variation(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.AFFECTS], report)
    label, change = line.labelled(source, report)
    return Entry(
        line.number, label, {"label": label, "change": change, "affects": facts.all("affects")}
    )


def _adaptation(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.NEED], report)
    need = facts.one("need")
    return Entry(line.number, need, {"need": need, "adaptation": line.words(source, report)})


def _safety(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.RISK, slots.FORM], report)
    kind = facts.one("kind")
    values = {"kind": kind, "note": line.words(source, report), "form_needed": facts.has("form")}
    return Entry(line.number, kind, values)


def _source(line: Line, report: Report) -> Entry:
    facts, source = line.split([slots.LICENCE], report)
    parts = [part.strip() for part in line.words(source, report).split("|")]
    if len(parts) != 4:
        report.add(line.number, _("expected “title | author | address | what was changed”"))
    title, author, url, changes = (*parts, "", "", "", "")[:4]
    licence = facts.one("licence") or Licence.CC_BY_SA.value
    values = {"title": title, "author": author, "url": url, "licence": licence, "changes": changes}
    return Entry(line.number, title, values)


STREAMS: dict[str, tuple[str, ItemReader]] = {
    "Objectives": ("objectives", _objective),
    "Key concepts": ("key_concepts", _concept),
    "Preparation": ("preparation", _preparation),
    "Debrief": ("debrief", _question),
    "Tips": ("tips", words_only),
    "Variations": ("variations", _variation),
    "Accessibility": ("accessibility", _adaptation),
    "Safety and ethics": ("safety", _safety),
    "Learner prompts": ("learner_prompts", words_only),
    "Constraints": ("constraints", words_only),
}
ROWS: dict[str, tuple[str, ItemReader]] = {
    "Competences": ("competences", _competence),
    "Materials": ("materials", _material),
    "Sources": ("sources", _source),
}


def read_list_section(section: Section, content: ActivityContent, report: Report) -> None:
    """Read a section that is named in `STREAMS` or `ROWS`; a section that is there holds at least one item."""
    name, read = STREAMS.get(section.title) or ROWS[section.title]
    entries = read_items(section.blocks, section.title, read, report)
    if not section.blocks:
        report.add(
            section.line, _("there is nothing under “## %(title)s”") % {"title": section.title}
        )
    (content.streams if section.title in STREAMS else content.rows)[name] = entries
