"""The competences file: frameworks, each with a tree of competences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.problems import Report


FRAMEWORK_KEYS = (
    "code",
    "title",
    "version",
    "publisher",
    "source",
    "licence",
    "description",
    "provisional",
    "competences",
)
COMPETENCE_KEYS = ("code", "title", "description", "uri", "children")
MAX_DEPTH = 3


@dataclass(frozen=True)
class CompetenceContent:
    """A competence, the code of its area ("" for none), and its place among all of the framework."""

    line: int
    code: str
    title: str
    description: str
    uri: str
    parent: str
    position: int


@dataclass(frozen=True)
class FrameworkContent:
    """A framework with its competences, areas before what stands in them."""

    line: int
    code: str
    title: str
    version: str
    publisher: str
    source_url: str
    licence: str
    description: str
    provisional: bool
    competences: list[CompetenceContent] = field(default_factory=list)


def read_frameworks(text: str, report: Report) -> list[FrameworkContent]:
    """Return all frameworks with their competences."""
    root = yaml_nodes.compose(text, 1, report)
    if root is None:
        return []
    frameworks = [
        _framework(node, report) for node in yaml_nodes.sequence(root, _("frameworks"), report)
    ]
    _refuse_twins([(item.line, item.code) for item in frameworks], report)
    for framework in frameworks:
        _refuse_twins([(item.line, item.code) for item in framework.competences], report)
    return frameworks


def _framework(node: Any, report: Report) -> FrameworkContent:
    entry = yaml_nodes.mapping(node, _("framework"), FRAMEWORK_KEYS, report)
    provisional = entry.get("provisional")
    found = FrameworkContent(
        line=entry.line,
        code=entry.text("code", report, needed=True),
        title=entry.text("title", report, needed=True),
        version=entry.text("version", report),
        publisher=entry.text("publisher", report),
        source_url=entry.text("source", report),
        licence=entry.text("licence", report),
        description=entry.text("description", report),
        provisional=provisional is not None
        and yaml_nodes.boolean(provisional, "provisional", report),
    )
    competences = (
        _competences(entry.get("competences"), "", 1, report) if entry.get("competences") else ()
    )
    for position, competence in enumerate(competences):
        found.competences.append(CompetenceContent(*competence, position))
    return found


def _competences(
    node: Any, parent: str, depth: int, report: Report
) -> Iterator[tuple[int, str, str, str, str, str]]:
    if depth > MAX_DEPTH:
        report.add(yaml_nodes.line_of(node), _("competences have at most three levels"))
        return
    for item in yaml_nodes.sequence(node, _("competences"), report):
        entry = yaml_nodes.mapping(item, _("competence"), COMPETENCE_KEYS, report)
        code = entry.text("code", report, needed=True)
        title = entry.text("title", report, needed=True)
        yield (
            entry.line,
            code,
            title,
            entry.text("description", report),
            entry.text("uri", report),
            parent,
        )
        if entry.get("children"):
            yield from _competences(entry.get("children"), code, depth + 1, report)


def _refuse_twins(codes: list[tuple[int, str]], report: Report) -> None:
    seen: set[str] = set()
    for line, code in codes:
        if code in seen:
            report.add(line, _("the code “%(code)s” stands here twice") % {"code": code})
        seen.add(code)
