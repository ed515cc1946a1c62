"""YAML as nodes with line numbers: values are read as what the format expects, not as what YAML guesses.

So `version: 1.10` stays "1.10" and `no` stays a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

import yaml

from toolkit_site.starter.reading.problems import Report, quoted, unknown


# libyaml where it is built in: ten times faster, same result.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_DEPTH = 20


@dataclass(frozen=True)
class Mapping:
    """The keys of a YAML mapping with their nodes, read one by one."""

    line: int
    nodes: dict[str, Any]
    lines: dict[str, int]
    broken: bool = False

    def get(self, key: str) -> Any:
        """Return the node of a key, or None."""
        return self.nodes.get(key)

    def text(self, key: str, report: Report, *, needed: bool = False) -> str:
        """Return the text of a key, or the empty string; a missing one is reported when it is needed."""
        if key in self.nodes:
            return text(self.nodes[key], key, report)
        if needed and not self.broken:
            report.add(self.line, _("%(key)s is missing") % {"key": key})
        return ""


def compose(text: str, first_line: int, report: Report) -> Any:
    """Return the root node of a YAML text whose first line has this number in its file; None when it is broken."""
    # Blank lines in front make the parser count as the file does.
    padded = "\n" * (first_line - 1) + text
    try:
        _refuse_aliases(padded)
        return yaml.compose(padded, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        report.add(
            (mark.line + 1) if mark else first_line,
            _("not YAML: %(reason)s") % {"reason": error.problem},
        )
    except yaml.YAMLError as error:
        report.add(first_line, _("not YAML: %(reason)s") % {"reason": " ".join(str(error).split())})
    return None


def _refuse_aliases(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if isinstance(event, yaml.AliasEvent) or depth > MAX_DEPTH:
            raise yaml.YAMLError(
                _("anchors, aliases and deep nesting are not used in content files")
            )


def line_of(node: Any) -> int:
    """Return the line of a node in its file."""
    return int(node.start_mark.line) + 1


def mapping(node: Any, what: str, keys: tuple[str, ...], report: Report) -> Mapping:
    """Return the keys of a mapping; unknown and repeated ones are reported."""
    if not isinstance(node, yaml.MappingNode):
        report.add(line_of(node), _("%(what)s: expected “key: value” pairs") % {"what": what})
        return Mapping(line_of(node), {}, {}, broken=True)
    nodes: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key_node, value in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        if key not in keys:
            report.add(line_of(key_node), unknown(_("key"), key, keys))
        elif key in nodes:
            report.add(line_of(key_node), _("%(key)s stands here twice") % {"key": key})
        else:
            nodes[key], lines[key] = value, line_of(key_node)
    return Mapping(line_of(node), nodes, lines)


def sequence(node: Any, what: str, report: Report) -> list[Any]:
    """Return the nodes of a list."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    report.add(line_of(node), _("%(what)s: expected a list such as [one, two]") % {"what": what})
    return []


def text(node: Any, what: str, report: Report) -> str:
    """Return a scalar as it is written, without the blanks around it."""
    if isinstance(node, yaml.ScalarNode) and not _is_null(node):
        return str(node.value).strip()
    report.add(line_of(node), _("%(what)s: expected a text") % {"what": what})
    return ""


def number(node: Any, what: str, report: Report) -> int | None:
    """Return a whole number of at most six digits."""
    written = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    if written.isascii() and written.isdigit() and len(written) <= 6:
        return int(written)
    report.add(
        line_of(node),
        _("%(what)s: expected a whole number, found “%(value)s”")
        % {"what": what, "value": quoted(_shown(node))},
    )
    return None


def boolean(node: Any, what: str, report: Report) -> bool:
    """Return `true` or `false`."""
    written = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    if written in ("true", "false"):
        return written == "true"
    report.add(
        line_of(node),
        _("%(what)s: expected true or false, found “%(value)s”")
        % {"what": what, "value": quoted(_shown(node))},
    )
    return False


def day(node: Any, what: str, report: Report) -> date | None:
    """Return a date written as 2026-11-22."""
    written = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
    try:
        return date.fromisoformat(written)
    except ValueError:
        report.add(
            line_of(node),
            _("%(what)s: expected a date such as 2026-11-22, found “%(value)s”")
            % {"what": what, "value": quoted(_shown(node))},
        )
    return None


def _is_null(node: yaml.ScalarNode) -> bool:
    return not node.style and str(node.value) in ("", "~", "null")


def _shown(node: Any) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else _("a list or a mapping")
