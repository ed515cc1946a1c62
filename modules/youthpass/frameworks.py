"""The two frameworks of the Youthpass process, in its order and in the reader's language where they are translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models import Competence
from activities.pages.languages import reader_language, source_language


class Way(models.TextChoices):
    """What a learner does in her project: it decides which framework she uses."""

    PART = "part", _("I take part")
    LEAD = "lead", _("I lead or support a group")


# Code and version: other versions have other names, and are another framework.
FRAMEWORKS = {
    "part": ("key-competences-2018", "2018"),
    "lead": ("ets-youth-workers", "updated version"),
}


@dataclass(frozen=True)
class Named:
    """A competence in the reader's language, or else in the one that `lang` names."""

    key: UUID
    framework: str
    code: str
    number: int
    title: str
    description: str
    lang: str


@dataclass(frozen=True)
class Frame:
    """A framework with its competences in order."""

    way: Way
    title: str
    lang: str
    competences: tuple[Named, ...]


def framework_of(way: Way) -> tuple[str, str]:
    """Return code and version of the framework that somebody uses who goes this way."""
    code, version = getattr(settings, "YOUTHPASS_FRAMEWORKS", FRAMEWORKS)[way.value]
    return code, version


def frames(ways: Iterable[Way] = tuple(Way)) -> list[Frame]:
    """Return the frameworks of these ways that the site has (one query)."""
    wanted = {framework_of(way): way for way in ways}
    found = Q(pk__in=[])
    for code, version in wanted:
        found |= Q(framework__code=code, framework__version=version)
    languages = {reader_language(), source_language()}
    rows = Competence.objects.filter(
        found, parent=None, locale__language_code__in=languages
    ).select_related("locale", "framework__locale")
    best: dict[UUID, Competence] = {}
    for row in sorted(rows, key=lambda row: row.locale.language_code != reader_language()):
        best.setdefault(row.translation_key, row)
    ordered = sorted(best.values(), key=lambda row: (row.sort_order, row.code))
    return list(_grouped(wanted, ordered))


def find(key: UUID) -> tuple[Frame, Named] | None:
    """Return a competence with its framework; None for one that the Youthpass process does not have."""
    for frame in frames():
        for competence in frame.competences:
            if competence.key == key:
                return frame, competence
    return None


def _grouped(wanted: dict[tuple[str, str], Way], rows: list[Competence]) -> Iterator[Frame]:
    for (code, _version), way in wanted.items():
        mine = [row for row in rows if row.framework.code == code]
        if not mine:
            continue
        # Of a framework that is translated in part, the translated title.
        frame = min(
            (row.framework for row in mine),
            key=lambda one: one.locale.language_code != reader_language(),
        )
        named = tuple(_named(row, number) for number, row in enumerate(mine, 1))
        yield Frame(way, frame.title, _lang(frame), named)


def _named(row: Competence, number: int) -> Named:
    return Named(
        row.translation_key,
        row.framework.code,
        row.code,
        number,
        row.title,
        row.description,
        _lang(row),
    )


def _lang(shown: Any) -> str:
    code: str = shown.locale.language_code
    return "" if code == reader_language() else code
