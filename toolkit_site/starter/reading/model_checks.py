"""What the page's own rules say about a file: the same messages as in the admin, with the line of the file.

A page is built in memory for it; the database is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from wagtail.blocks import Block, StructBlockValidationError
from wagtail.fields import StreamField

from activities.models import ActivityPage
from activities.pages.validation import fact_errors
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.block_checks import check_stream
from toolkit_site.starter.reading.page_content import Entry, PageContent
from toolkit_site.starter.reading.problems import Report


# Checked against the other files, or filled by the loader.
NOT_IN_THE_FILE = {
    "page",
    "locale",
    "translation_key",
    "competence",
    "topic",
    "activity",
    "sort_order",
}


def check_against_models(content: PageContent, report: Report) -> None:
    """Report every value that the page would refuse."""
    _check_columns(content, report)
    for name, entries in content.streams.items():
        _check_stream(column_of(content.model, name), entries, report)
    for name, entries in content.rows.items():
        _check_rows(row_model(content.model, name), entries, report)


def _check_columns(content: PageContent, report: Report) -> None:
    for column, value in content.columns.items():
        place = content.places[column]
        if not report.has_problem_at(place.line):
            for message in _field_messages(content.model, column, value):
                report.add(place.line, f"{place.label}: {message}")
    if isinstance(content, ActivityContent):
        _check_facts(content, report)


def column_of(model: type[models.Model], name: str) -> Any:
    """Return a column of a model by its name."""
    return model._meta.get_field(name)


def row_model(model: type[models.Model], name: str) -> type[models.Model]:
    """Return the model of the rows that a page has under this name."""
    found = model._meta.get_field(name).related_model
    if found is None or isinstance(found, str):
        raise LookupError(name)
    return found


def _field_messages(model: type[models.Model], name: str, value: Any) -> list[str]:
    try:
        column_of(model, name).clean(value, None)
    except ValidationError as error:
        return error.messages
    return []


def _check_facts(content: ActivityContent, report: Report) -> None:
    facts = {name: value for name, value in content.columns.items() if isinstance(value, int)}
    # Any content type: a page without one would ask the database for it.
    page = ActivityPage(content_type_id=1, **facts)
    for column, message in fact_errors(page).items():
        place = content.places.get(column)
        # Ranges that go down were already named by the reader, with both numbers.
        if place and not report.has_problem_at(place.line):
            report.add(place.line, f"{place.label}: {message}")


def _check_stream(field: StreamField, entries: list[Entry], report: Report) -> None:
    most = field.stream_block.meta.max_num
    if most is not None and len(entries) > most:
        message = _("%(label)s: the most is %(limit)s") % {
            "label": field.verbose_name,
            "limit": most,
        }
        report.add(entries[most].line, message)
    if issubclass(field.model, ActivityPage):
        [block] = field.stream_block.child_blocks.values()
        for entry in entries:
            if not entry.flawed:
                _check_block(block, entry, report)
    else:
        check_stream(field.stream_block, entries, report)


def _check_block(block: Block, entry: Entry, report: Report) -> None:
    # Drawings have no id yet; their alternative texts were checked when they were read.
    values = {name: value for name, value in entry.values.items() if name != "image"}
    try:
        block.clean(block.to_python(values or entry.words))
    except StructBlockValidationError as error:
        for name, problem in error.block_errors.items():
            for message in problem.messages:
                report.add(entry.line, f"{block.child_blocks[name].label}: {message}")
    except ValidationError as error:
        for message in error.messages:
            report.add(entry.line, message)


def _check_rows(model: type[models.Model], entries: Iterable[Entry], report: Report) -> None:
    for entry in entries:
        for name, value in [] if entry.flawed else _own_values(entry):
            label = column_of(model, name).verbose_name
            for message in _field_messages(model, name, value):
                report.add(entry.line, f"{label}: {message}")


def _own_values(entry: Entry) -> Iterator[tuple[str, Any]]:
    for name, value in entry.values.items():
        # What could not be read was reported when it was read.
        if name not in NOT_IN_THE_FILE and value is not None:
            yield name, value
