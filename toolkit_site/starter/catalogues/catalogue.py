"""A catalogue: the translation of one activity, of the topics, of the competences or of the site's own pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit_site.translation.exchange.po.reading import Message


SITE, TOPICS, COMPETENCES = "site.po", "topics.po", "competences.po"
HOME, LIBRARY = "home", "library"


@dataclass(frozen=True)
class Catalogue:
    """The messages of a file by the object that they translate.

    Objects are named as in the file: `fl-07` for nothing but the one activity of a file (""), `home`, a topic's slug,
    a framework's code, or a framework's and a competence's code.
    """

    file: str
    language: str
    # The code of the activity; "" for the files that translate many objects.
    code: str
    digest: str
    objects: dict[str, list[Message]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the file without its folders."""
        return self.file.rpartition("/")[2]
