"""Readers for the kinds of facts at the head of a file. Which key is what: `front_matter.py`, `learning_facts.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from django.db.models import Choices
from django.utils.translation import gettext as _

from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.problems import Report, unknown


Reader: TypeAlias = Callable[[Any, str, PageContent, Report], None]


def text(column: str) -> Reader:
    """Return a reader for a text, taken as it is written."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        content.set(column, yaml_nodes.text(node, key, report), yaml_nodes.line_of(node), key)

    return read


def number(column: str) -> Reader:
    """Return a reader for a whole number."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        value = yaml_nodes.number(node, key, report)
        if value is not None:
            content.set(column, value, yaml_nodes.line_of(node), key)

    return read


def flag(column: str) -> Reader:
    """Return a reader for true or false."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        content.set(column, yaml_nodes.boolean(node, key, report), yaml_nodes.line_of(node), key)

    return read


def day(column: str) -> Reader:
    """Return a reader for a date."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        content.set(column, yaml_nodes.day(node, key, report), yaml_nodes.line_of(node), key)

    return read


def code_in(node: Any, what: str, enum: type[Choices], report: Report) -> Any:
    """Return the value of a code, or None with a problem reported."""
    written = yaml_nodes.text(node, what, report)
    known = {str(value): value for value in enum.values}
    if written and written not in known:
        report.add(yaml_nodes.line_of(node), unknown(what, written, tuple(known)))
    return known.get(written)


def choice(column: str, enum: type[Choices]) -> Reader:
    """Return a reader for one code of an enumeration."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        value = code_in(node, key, enum, report)
        if value is not None:
            content.set(column, value, yaml_nodes.line_of(node), key)

    return read


def choices_list(column: str, enum: type[Choices]) -> Reader:
    """Return a reader for a list of codes."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        values = [
            code_in(item, key, enum, report) for item in yaml_nodes.sequence(node, key, report)
        ]
        content.set(
            column, [value for value in values if value is not None], yaml_nodes.line_of(node), key
        )

    return read


def number_range(**columns: str) -> Reader:
    """Return a reader for `{min: 6, ideal: 18, max: 24}`: whole numbers that do not go down."""

    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        parts = yaml_nodes.mapping(node, key, tuple(columns), report)
        before: tuple[str, int] | None = None
        for part, column in columns.items():
            what = f"{key}.{part}"
            value = (
                yaml_nodes.number(parts.nodes[part], what, report) if part in parts.nodes else None
            )
            if value is None:
                continue
            content.set(column, value, parts.lines[part], what)
            if before and value < before[1]:
                message = _("%(what)s (%(value)s) is smaller than %(other)s (%(least)s)")
                report.add(
                    parts.lines[part],
                    message
                    % {"what": what, "value": value, "other": before[0], "least": before[1]},
                )
            before = (what, value)
        _report_missing_part(node, key, parts.nodes, tuple(columns), report)

    return read


def _report_missing_part(
    node: Any, key: str, nodes: dict[str, Any], parts: tuple[str, ...], report: Report
) -> None:
    # An age without an end means "and older"; every other range is closed.
    needed = parts[:1] if key == "age" else (parts[0], parts[-1])
    for part in needed:
        if nodes and part not in nodes:
            report.add(
                yaml_nodes.line_of(node), _("%(what)s is missing") % {"what": f"{key}.{part}"}
            )
