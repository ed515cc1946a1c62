"""A catalogue: the translation of one page, of the topics, of the competences, or of the pages that every site has."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit_site.translation.exchange.po.reading import Message


SITE, TOPICS, COMPETENCES = "site.po", "topics.po", "competences.po"
HOME, LIBRARY, MODULES, PATHS = "home", "library", "modules", "paths"


@dataclass(frozen=True)
class Catalogue:
    """The messages of a file by the object that they translate.

    Objects are named as in the file: "" for the one page that a file is about, else `home`, a topic's slug,
    a framework's code, or a framework's and a competence's code.
    """

    file: str
    language: str
    digest: str
    objects: dict[str, list[Message]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the file without its folders."""
        return self.file.rpartition("/")[2]
