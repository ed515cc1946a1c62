"""Topics and competences as trees of stable codes with labels per language: what facets offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F

from wagtail.models import Locale

from activities.models import Competence, Topic


@dataclass
class Node:
    """A topic or competence: its code in addresses, its place in the tree, its title and description by language."""

    code: str
    parent: UUID | None
    titles: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    group: str = ""


class Tree:
    """Nodes by translation key, in reading order."""

    def __init__(self, nodes: dict[UUID, Node], source_language: str) -> None:
        self.nodes = nodes
        self.by_code = {node.code: node for node in nodes.values()}
        self.source_language = source_language

    def with_ancestors(self, keys: Iterable[UUID]) -> tuple[str, ...]:
        """Return the codes of the nodes and of everything above them, once each."""
        found: dict[str, None] = {}
        for key in keys:
            for node in self._upwards(key):
                found[node.code] = None
        return tuple(found)

    def _upwards(self, key: UUID | None) -> Iterator[Node]:
        seen: set[UUID] = set()
        # Two editors at once can close a circle that neither of them saw.
        while key is not None and key in self.nodes and key not in seen:
            seen.add(key)
            yield self.nodes[key]
            key = self.nodes[key].parent

    def title(self, code: str, language: str) -> str:
        """Return the title in a language, else in the source language."""
        node = self.by_code[code]
        return node.titles.get(language) or node.titles.get(self.source_language) or code

    def language_of_title(self, code: str, language: str) -> str:
        """Return the language in which `title` answers."""
        return language if self.by_code[code].titles.get(language) else self.source_language

    def description(self, code: str, language: str) -> str:
        """Return the description in a language, else in the source language."""
        node = self.by_code[code]
        return node.descriptions.get(language) or node.descriptions.get(self.source_language) or ""

    def walk(self) -> Iterator[tuple[int, Node]]:
        """Yield (depth, node), parents before their children."""
        children: dict[UUID | None, list[UUID]] = {}
        for key, node in self.nodes.items():
            above = node.parent if node.parent in self.nodes else None
            children.setdefault(above, []).append(key)
        stack = [(0, key) for key in reversed(children.get(None, []))]
        while stack:
            depth, key = stack.pop()
            yield depth, self.nodes[key]
            stack += [(depth + 1, child) for child in reversed(children.get(key, []))]

    def top_of(self, codes: Iterable[str]) -> str:
        """Return the code of the first top-level node among the codes; "" when there is none."""
        return next((code for code in codes if self.by_code[code].parent is None), "")


def topic_tree() -> Tree:
    """Read all topics (one query)."""
    rows = Topic.objects.order_by("sort_order", "title").values(
        "translation_key",
        "title",
        "description",
        "slug",
        language=F("locale__language_code"),
        above=F("parent__translation_key"),
    )
    return _tree({**row, "code": row["slug"], "group": ""} for row in rows)


def competence_tree() -> Tree:
    """Read all competences (one query); the code in addresses names the framework: `film-literacy:FL1`."""
    rows = Competence.objects.order_by("framework__title", "sort_order", "code").values(
        "translation_key",
        "title",
        "description",
        "code",
        framework_code=F("framework__code"),
        group=F("framework__title"),
        language=F("locale__language_code"),
        above=F("parent__translation_key"),
    )
    return _tree({**row, "code": f"{row['framework_code']}:{row['code']}"} for row in rows)


def _tree(rows: Iterable[dict[str, Any]]) -> Tree:
    source = Locale.get_default().language_code
    nodes: dict[UUID, Node] = {}
    # Rows of the source language come last, so that structure is theirs.
    for row in sorted(rows, key=lambda row: row["language"] == source):
        node = nodes.setdefault(row["translation_key"], Node(row["code"], row["above"]))
        node.code, node.parent, node.group = row["code"], row["above"], row["group"]
        node.titles[row["language"]] = row["title"]
        node.descriptions[row["language"]] = row["description"]
    return Tree(nodes, source)
