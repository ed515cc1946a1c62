"""The competences of modules and units: their own rows, and those of the activities that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest

from activities.models import ActivityCompetence, ActivityPage, Competence
from activities.pages.languages import reader_language, source_language
from modules.pages import catalogue
from modules.pages.contents import referred_activities
from modules.pages.held import HeldPage
from modules.pages.versions import may_see, visible


if TYPE_CHECKING:
    from modules.pages.unit import UnitPage


@dataclass(frozen=True)
class NamedCompetence:
    """A competence in the reader's language, or else in the one that `lang` names."""

    key: UUID
    code: str
    title: str
    lang: str


@dataclass
class FrameworkGroup:
    """A framework with those of its competences that are worked on."""

    title: str
    lang: str
    competences: list[NamedCompetence] = field(default_factory=list)


@dataclass(frozen=True)
class HeldRow:
    """A competence that a page is linked to."""

    competence_id: int


def own_rows(page: Any, request: HttpRequest) -> Iterable[Any]:
    """Return the rows of a page from the catalogue, and those of a preview or a draft from itself."""
    is_held = page.pk in catalogue.current(request).by_pk and page.live
    if is_held and not getattr(request, "is_preview", False):
        held = catalogue.current(request).by_pk[page.pk]
        return [HeldRow(number) for number in held.competences]
    rows: Iterable[Any] = page.competences.all()
    return rows


def competence_groups(
    rows: Iterable[Any], units: Sequence[UnitPage | HeldPage], request: HttpRequest
) -> list[FrameworkGroup]:
    """Return the competences of rows, of units and of their activities, each once, by framework."""
    linked = {row.competence_id for row in rows}
    linked.update(_of_units(units, request), _of_activities(units, request))
    return named_groups(linked, request)


def _of_units(units: Iterable[UnitPage | HeldPage], request: HttpRequest) -> Iterator[int]:
    known = catalogue.current(request).by_pk
    for unit in units:
        # The rows of a draft are its own, and handed in.
        if unit.pk in known:
            yield from known[unit.pk].competences


def _of_activities(units: Iterable[UnitPage | HeldPage], request: HttpRequest) -> set[int]:
    held = catalogue.current(request)
    numbers = {number for unit in units for number in _activities_in(unit)}
    keys = {held.by_pk[number].translation_key for number in numbers if number in held.by_pk}
    found = {
        competence
        for key in keys
        for version in held.versions(key)
        # Whichever language was chosen: the activity counts while readers can see any version of it.
        if may_see(version, request)
        for competence in version.competences
    }
    return found | _of_unknown(numbers - held.by_pk.keys(), request)


def _activities_in(unit: UnitPage | HeldPage) -> Iterable[int]:
    return unit.activities if isinstance(unit, HeldPage) else referred_activities([unit])


def _of_unknown(numbers: set[int], request: HttpRequest) -> set[int]:
    """Return the competences of activities that only a draft refers to."""
    if not numbers:
        return set()
    keys = ActivityPage.objects.filter(pk__in=numbers).values("translation_key")
    shown = visible(ActivityPage.objects.filter(translation_key__in=keys), request)
    rows = ActivityCompetence.objects.filter(page__in=shown.values("pk"))
    return set(rows.values_list("competence", flat=True))


def named_groups(linked: Iterable[int], request: HttpRequest | None = None) -> list[FrameworkGroup]:
    """Return competences by framework, named in the reader's language where they are translated."""
    held = catalogue.current(request)
    versions = {
        version.pk: version
        for one in (held.competences.get(number) for number in set(linked))
        if one is not None
        for version in held.competences_by_key[one.translation_key]
        if version.pk == one.pk
        or version.locale.language_code in (reader_language(), source_language())
    }
    return _grouped(sorted(versions.values(), key=_fitness))


def _fitness(competence: Competence) -> tuple[bool, bool]:
    """Sort the reader's language first, then the language that content is written in."""
    language = competence.locale.language_code
    return language != reader_language(), language != source_language()


def _grouped(versions: list[Competence]) -> list[FrameworkGroup]:
    best: dict[UUID, Competence] = {}
    for version in versions:
        best.setdefault(version.translation_key, version)
    groups: dict[UUID, FrameworkGroup] = {}
    for one in best.values():
        frame = one.framework
        groups.setdefault(frame.translation_key, FrameworkGroup(frame.title, _lang(frame)))
    ordered = sorted(best.values(), key=lambda one: (one.sort_order, one.code))
    for one in ordered:
        groups[one.framework.translation_key].competences.append(
            NamedCompetence(one.translation_key, one.code, one.title, _lang(one))
        )
    return sorted(groups.values(), key=lambda group: group.title.casefold())


def _lang(shown: Any) -> str:
    code: str = shown.locale.language_code
    return "" if code == reader_language() else code
