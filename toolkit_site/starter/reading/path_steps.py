"""The steps of a learning path with their rules, as they stand at the head of its file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from modules.learning_paths.choices import Force, Wanted
from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.fact_readers import code_in
from toolkit_site.starter.reading.page_content import Entry, PageContent, Place
from toolkit_site.starter.reading.problems import Report


STEP_KEYS = ("unit", "activity", "why", "optional", "minutes", "after")
RULE_KEYS = ("all", "any", "firm")


def read_steps(node: Any, key: str, content: PageContent, report: Report) -> None:
    """Fill the steps. A unit is named as `module/unit`, an activity by its code."""
    nodes = yaml_nodes.sequence(node, key, report)
    content.places["steps"] = Place(yaml_nodes.line_of(node), key)
    content.streams["steps"] = [_step(item, report) for item in nodes]
    if not nodes:
        report.add(yaml_nodes.line_of(node), _("steps: name at least one"))


def _step(node: Any, report: Report) -> Entry:
    before = len(report.problems)
    parts = yaml_nodes.mapping(node, _("step"), STEP_KEYS, report)
    minutes, optional = parts.get("minutes"), parts.get("optional")
    name = _name(parts, report)
    values = {
        "page": name,
        "why": parts.text("why", report),
        "required": optional is None or not yaml_nodes.boolean(optional, "optional", report),
        "minutes": None if minutes is None else yaml_nodes.number(minutes, "minutes", report),
        "rule": _rule(parts, report),
    }
    return Entry(parts.line, name, values, flawed=len(report.problems) > before)


def _name(parts: yaml_nodes.Mapping, report: Report) -> str:
    if ("unit" in parts.nodes) == ("activity" in parts.nodes) and not parts.broken:
        report.add(parts.line, _("a step is either a unit or an activity; name one"))
    return parts.text("unit", report) or parts.text("activity", report)


def _rule(parts: yaml_nodes.Mapping, report: Report) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "wanted": Wanted.NOTHING.value,
        "steps": [],
        "force": Force.ADVICE.value,
    }
    if "after" not in parts.nodes:
        return rule
    keys = yaml_nodes.mapping(parts.nodes["after"], "after", RULE_KEYS, report)
    if "firm" in keys.nodes:
        rule["force"] = code_in(keys.nodes["firm"], "firm", Force, report)
    if ("all" in keys.nodes) == ("any" in keys.nodes):
        if not keys.broken:
            report.add(keys.line, _("after: write either all: […] or any: […]"))
        return rule
    rule["wanted"] = Wanted.ALL.value if "all" in keys.nodes else Wanted.ANY.value
    rule["steps"] = _wanted(keys.nodes.get("all") or keys.nodes["any"], report)
    return rule


def _wanted(node: Any, report: Report) -> list[Entry]:
    names = [
        (yaml_nodes.line_of(item), yaml_nodes.text(item, "after", report))
        for item in yaml_nodes.sequence(node, "after", report)
    ]
    if not names:
        report.add(yaml_nodes.line_of(node), _("after: name at least one step"))
    return [Entry(line, name, words=name) for line, name in names]
