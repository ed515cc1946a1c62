"""The topics file: a tree of topics, the first level being the strands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from activities.models import Topic
from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.problems import Report


KEYS = ("slug", "title", "description", "children")


@dataclass(frozen=True)
class TopicContent:
    """A topic, the slug of the one it stands under ("" for a strand), and its place among all."""

    line: int
    slug: str
    title: str
    description: str
    parent: str
    position: int


def read_topics(text: str, report: Report) -> list[TopicContent]:
    """Return all topics, parents before their children."""
    root = yaml_nodes.compose(text, 1, report)
    topics = list(_topics(root, "", 1, report)) if root is not None else []
    seen: set[str] = set()
    for topic in topics:
        if topic.slug in seen:
            report.add(
                topic.line, _("the topic “%(slug)s” stands here twice") % {"slug": topic.slug}
            )
        seen.add(topic.slug)
    return topics


def _topics(node: Any, parent: str, depth: int, report: Report) -> Iterator[TopicContent]:
    if depth > Topic.MAX_DEPTH:
        report.add(yaml_nodes.line_of(node), _("topics have at most three levels"))
        return
    for position, item in enumerate(yaml_nodes.sequence(node, _("topics"), report)):
        entry = yaml_nodes.mapping(item, _("topic"), KEYS, report)
        slug = entry.text("slug", report, needed=True)
        yield TopicContent(
            entry.line,
            slug,
            entry.text("title", report, needed=True),
            entry.text("description", report),
            parent,
            position,
        )
        if "children" in entry.nodes:
            yield from _topics(entry.nodes["children"], slug, depth + 1, report)
