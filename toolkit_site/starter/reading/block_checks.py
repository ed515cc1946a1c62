"""What the blocks of a unit or path say about a file, down to each answer of a question, with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from wagtailmedia.blocks import VideoChooserBlock

from modules.blocks.questions.base import QuestionBlock
from toolkit_site.starter.reading.page_content import Entry
from toolkit_site.starter.reading.problems import Report


# What is loaded later: whether it is there is checked against the other files.
NOT_LOADED = (ImageBlock, VideoChooserBlock, DocumentChooserBlock, blocks.PageChooserBlock)


def check_stream(stream: blocks.BaseStreamBlock, entries: Sequence[Entry], report: Report) -> None:
    """Report every value that a stream of blocks would refuse."""
    for entry in entries:
        kind = entry.kind or next(iter(stream.child_blocks))
        check_entry(stream.child_blocks[kind], entry, report)


def check_entry(block: blocks.Block, entry: Entry, report: Report) -> None:
    """Report every value that a block would refuse, unless it was reported when it was read."""
    if not entry.flawed:
        _check(block, entry.values or entry.words, entry.line, "", report)


def _check(block: blocks.Block, value: Any, line: int, label: str, report: Report) -> None:
    if isinstance(block, NOT_LOADED):
        return
    if isinstance(block, blocks.BaseStreamBlock):
        check_stream(block, value, report)
    elif isinstance(block, blocks.ListBlock):
        _check_list(block, value, line, report)
    elif isinstance(block, blocks.StructBlock):
        _check_struct(block, value, line, report)
    else:
        for message in _messages(block, value):
            report.add(line, f"{label}: {message}" if label else message)


def _check_list(
    block: blocks.ListBlock, entries: Sequence[Entry], line: int, report: Report
) -> None:
    least, most = block.meta.min_num or 0, block.meta.max_num or len(entries)
    values = {"label": block.label, "least": least, "limit": most}
    if len(entries) < least:
        report.add(line, _("%(label)s: write %(least)s or more") % values)
    elif len(entries) > most:
        report.add(entries[most].line, _("%(label)s: the most is %(limit)s") % values)
    for entry in entries:
        check_entry(block.child_block, entry, report)


def _check_struct(
    block: blocks.StructBlock, values: Mapping[str, Any], line: int, report: Report
) -> None:
    before = len(report.problems)
    for name, value in values.items():
        child = block.child_blocks[name]
        _check(child, value, line, str(child.label), report)
    if isinstance(block, QuestionBlock) and len(report.problems) == before:
        for name, message in block.wrong_with(_plain(values)).items():
            report.add(line, f"{block.child_blocks[name].label}: {message}")


def _plain(values: Mapping[str, Any]) -> Any:
    """Return values with what their lists hold in the place of the entries."""
    return {
        name: [entry.values for entry in value] if isinstance(value, list) else value
        for name, value in values.items()
    }


def _messages(block: blocks.Block, value: Any) -> list[str]:
    try:
        block.clean(block.to_python(value))
    except ValidationError as error:
        return list(error.messages)
    return []
