"""What each facet offers: options with labels in the reader's language, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wagtail.coreutils import get_content_languages

from activities.search.catalogue import Catalogue
from activities.search.facets import FacetDefinition


class Choice(NamedTuple):
    """An option before it is counted."""

    value: str
    label: str
    depth: int = 0
    group: str = ""
    # The language of the label where it is not the reader's.
    lang: str = ""


def choices(definition: FacetDefinition, catalogue: Catalogue, language: str) -> Iterator[Choice]:
    """Yield what a facet offers in this library."""
    if definition.enum is not None:
        for value, label in definition.enum.choices:
            yield Choice(str(value), str(label))
    elif definition.name == "language":
        for code, name in get_content_languages().items():
            yield Choice(code, str(name))
    else:
        yield from _from_tree(definition, catalogue, language)


def _from_tree(
    definition: FacetDefinition, catalogue: Catalogue, language: str
) -> Iterator[Choice]:
    used = catalogue.bits[definition.name]
    tree = catalogue.topics if definition.name == "topic" else catalogue.competences
    for depth, node in tree.walk():
        # A framework has dozens of competences that no activity trains: only used ones are offered.
        if definition.name == "topic" or node.code in used:
            code = node.code.rpartition(":")[2]
            title = tree.title(node.code, language)
            said_in = tree.language_of_title(node.code, language)
            yield Choice(
                node.code,
                title if definition.name == "topic" else f"{code} {title}",
                depth,
                node.group,
                "" if said_in == language else said_in,
            )


def label_of(definition: FacetDefinition, value: str, catalogue: Catalogue, language: str) -> str:
    """Return the label of a value, for a chip; the value itself when nothing offers it."""
    return next(
        (c.label for c in choices(definition, catalogue, language) if c.value == value), value
    )
