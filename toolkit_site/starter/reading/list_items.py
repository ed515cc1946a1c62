"""Items of a list: their facts in square brackets, their label, their words. What a list means is not decided here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.bracket_facts import Facts, Slot, read_facts, split_leading
from toolkit_site.starter.reading.markdown import Block, Bullets, Item, Paragraph
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report
from toolkit_site.starter.reading.wording import plain


LABELLED = re.compile(r"\*\*(.+?)\*\*\s*:?\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A list item: its number in the file and its words, still in Markdown."""

    number: int
    source: str

    def split(self, accepted: Sequence[Slot], report: Report) -> tuple[Facts, str]:
        """Return the facts at the start of the item and the words after them."""
        facts, words = split_leading(self.source)
        return read_facts(facts, self.number, accepted, report), words

    def words(self, source: str, report: Report) -> str:
        """Return words as plain text; a problem when there are none."""
        words = plain(source, self.number, report)
        if not words:
            report.add(self.number, _("the words are missing"))
        return words

    def labelled(self, source: str, report: Report) -> tuple[str, str]:
        """Return both halves of `**label**: words`."""
        match = LABELLED.fullmatch(source)
        if not match:
            report.add(self.number, _("expected “**a short label**: what it means”"))
            return "", ""
        return plain(match[1], self.number, report).rstrip(":"), self.words(match[2], report)


ItemReader: TypeAlias = Callable[[Line, Report], Entry]


def read_items(
    blocks: Sequence[Block], title: str, read: ItemReader, report: Report
) -> list[Entry]:
    """Return an entry for each item of the list that a section holds."""
    entries = []
    for block in blocks:
        if isinstance(block, Bullets):
            entries += [_entry(item, read, report) for item in block.items]
        else:
            report.add(
                block.line,
                _("“%(title)s” holds a list; begin each line with “- ”") % {"title": title},
            )
    return entries


def _entry(item: Item, read: ItemReader, report: Report) -> Entry:
    before = len(report.problems)
    entry = read(line_of_item(item, report), report)
    return replace(entry, flawed=len(report.problems) > before)


def line_of_item(item: Item, report: Report) -> Line:
    """Return an item as one line of words; what else it holds is reported."""
    sources = []
    for block in item.blocks:
        if isinstance(block, Paragraph):
            sources.append(block.source)
        else:
            report.add(block.line, _("a list item can hold only words here"))
    return Line(item.line, "\n".join(sources))


def words_only(line: Line, report: Report) -> Entry:
    """Read an item without facts, such as a tip."""
    words = line.words(line.source, report)
    return Entry(line.number, words, words=words)
