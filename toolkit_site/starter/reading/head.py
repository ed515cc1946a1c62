"""The head of a content file: facts in YAML between two lines of dashes. Which key is what, its readers say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.fact_readers import Reader, text
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.problems import Report, quoted


FENCE = "---"
MAX_TITLE = 80
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# To YAML, what follows a blank and # is a comment: “Shot #3” would lose its number without a word.
LOST_WORDS = re.compile(r"(title|organisation|project_grant):\s*[^\s\"'].*\s#")


def split_front_matter(source: str, report: Report) -> tuple[str, str, int]:
    """Return the facts, the body and the number of the body's first line."""
    lines = source.split("\n")
    closing = next(
        (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0
    )
    if lines[0].rstrip() != FENCE or not closing:
        report.add(1, _("the file begins with its facts between two lines of three dashes (---)"))
        return "", source, 1
    return "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :]), closing + 2


def read_head(
    facts: str,
    readers: Mapping[str, Reader],
    needed: Iterable[str],
    content: PageContent,
    report: Report,
) -> None:
    """Fill what the facts say, key by key."""
    root = yaml_nodes.compose(facts, 2, report)
    if root is None:
        return
    _refuse_lost_words(facts, report)
    keys = yaml_nodes.mapping(root, _("the facts"), tuple(readers), report)
    for key, node in keys.nodes.items():
        readers[key](node, key, content, report)
    for key in needed:
        if key not in keys.nodes:
            report.add(
                1, _("%(key)s is missing from the facts at the head of the file") % {"key": key}
            )


def _refuse_lost_words(facts: str, report: Report) -> None:
    for line_number, line in enumerate(facts.split("\n"), 2):
        if match := LOST_WORDS.match(line):
            message = _("%(key)s: put the words in quotes; what follows # is not read otherwise")
            report.add(line_number, message % {"key": match[1]})


def read_title(node: Any, key: str, content: PageContent, report: Report) -> None:
    """Fill the title."""
    text("title")(node, key, content, report)
    if len(content.columns["title"]) > MAX_TITLE:
        report.add(
            yaml_nodes.line_of(node),
            _("title: too long; the most is %(limit)s characters") % {"limit": MAX_TITLE},
        )


def read_slug(node: Any, key: str, content: PageContent, report: Report) -> None:
    """Fill the slug."""
    text("slug")(node, key, content, report)
    slug = content.columns["slug"]
    if not SLUG.fullmatch(slug):
        message = _("slug: use small letters, digits and single hyphens, not “%(value)s”")
        report.add(yaml_nodes.line_of(node), message % {"value": quoted(slug)})
