"""Lines that begin with a label, such as `Hint: …`, taken out from among the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from toolkit_site.starter.reading.markdown import Block, Bullets, Paragraph
from toolkit_site.starter.reading.problems import Report
from toolkit_site.starter.reading.wording import plain_text


# Labels whose words end with their paragraph, and those that go on until the next label.
SHORT = (
    *("Answer", "Right", "Wrong", "Hint", "Begin", "Link", "Look at", "Credit"),
    *("File", "Captions", "Clip", "Cuts", "Tolerance"),
)
LONG = ("Accepted", "Model answer", "Why")
LABEL = re.compile(rf"({'|'.join((*SHORT, *LONG))}):(?:\s+|$)(.*)", re.DOTALL)


@dataclass
class Label:
    """What stands behind a label."""

    line: int
    blocks: list[Block] = field(default_factory=list)


class LabelledBlocks:
    """Blocks sorted into labels and the rest. A label that does not belong here, or stands twice, is reported."""

    def __init__(self, blocks: Iterable[Block], accepted: Sequence[str], report: Report) -> None:
        self.accepted, self.report = accepted, report
        self.rest: list[Block] = []
        self.labels: dict[str, Label] = {}
        self._open: Label | None = None
        for block in _split(blocks):
            self._sort(block)

    def _sort(self, block: Block) -> None:
        match = LABEL.match(block.source) if isinstance(block, Paragraph) else None
        if match is None:
            (self._open.blocks if self._open else self.rest).append(block)
            return
        name, words = match[1], match[2].strip()
        label = Label(block.line, [Paragraph(block.line, words)] if words else [])
        if name not in self.accepted:
            message = _("“%(label)s:” does not belong here; use one of %(words)s")
            known = ", ".join(f"{one}:" for one in self.accepted)
            self.report.add(block.line, message % {"label": name, "words": known})
        elif name in self.labels:
            self.report.add(block.line, _("“%(label)s:” stands here twice") % {"label": name})
        elif not words and name in SHORT:
            self.report.add(block.line, _("there is nothing behind “%(label)s:”") % {"label": name})
        self.labels.setdefault(name, label)
        self._open = label if name in LONG else None

    def text(self, name: str) -> str:
        """Return the words behind a label as plain text; empty when it is not there."""
        return plain_text(self.blocks(name), self.report)

    def blocks(self, name: str) -> list[Block]:
        return self.labels[name].blocks if name in self.labels else []

    def line(self, name: str, otherwise: int) -> int:
        return self.labels[name].line if name in self.labels else otherwise


def _split(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with a paragraph of its own for each label."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraphs(block)
        elif isinstance(block, Bullets):
            yield from _without_tail(block)
        else:
            yield block


def _paragraphs(paragraph: Paragraph) -> Iterator[Paragraph]:
    lines: list[str] = []
    begin = paragraph.line
    for number, line in enumerate(paragraph.source.split("\n"), paragraph.line):
        if LABEL.match(line) and lines:
            yield Paragraph(begin, "\n".join(lines))
            lines, begin = [], number
        lines.append(line)
    yield Paragraph(begin, "\n".join(lines))


def _without_tail(bullets: Bullets) -> Iterator[Block]:
    # To Markdown, a line right below a list belongs to its last item. With a label it is meant to follow the list.
    item = bullets.items[-1]
    last = item.blocks[-1] if item.blocks else None
    if not isinstance(last, Paragraph):
        yield bullets
        return
    own, *tail = _paragraphs(last)
    kept = replace(item, blocks=(*item.blocks[:-1], own))
    yield replace(bullets, items=(*bullets.items[:-1], kept))
    yield from tail
