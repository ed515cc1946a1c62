"""Modules and units as schema.org LearningResource, so that search engines bring learners in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest


if TYPE_CHECKING:
    from modules.pages.competences import FrameworkGroup
    from modules.pages.held import HeldPage
    from modules.pages.module import ModulePage
    from modules.pages.unit import UnitPage


def module_resource(
    page: ModulePage,
    units: Sequence[UnitPage | HeldPage],
    competences: Iterable[FrameworkGroup],
    request: HttpRequest,
) -> dict[str, Any]:
    """Return the description of a module, with its units as parts."""
    parts = [
        {"@type": "LearningResource", "name": unit.title, "url": unit.get_full_url(request)}
        for unit in units
    ]
    return _without_empty(
        {
            **_common(page, competences, request),
            "learningResourceType": "module",
            "timeRequired": _duration(sum(unit.minutes for unit in units)),
            "hasPart": parts,
        }
    )


def unit_resource(
    page: UnitPage, competences: Iterable[FrameworkGroup], request: HttpRequest
) -> dict[str, Any]:
    """Return the description of a unit. Its module is not looked up: the module names its parts."""
    return _without_empty(
        {
            **_common(page, competences, request),
            "learningResourceType": "unit",
            "timeRequired": _duration(page.minutes),
            "teaches": [str(goal.value) for goal in page.goals],
        }
    )


def _common(
    page: Any, competences: Iterable[FrameworkGroup], request: HttpRequest
) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": page.taster,
        "url": page.get_full_url(request),
        "inLanguage": page.locale.language_code,
        "educationalUse": "self-paced learning",
        "about": [
            {
                "@type": "DefinedTerm",
                "termCode": one.code,
                "name": one.title,
                "inDefinedTermSet": group.title,
            }
            for group in competences
            for one in group.competences
        ],
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "isAccessibleForFree": True,
    }


def _duration(minutes: int) -> str | None:
    return f"PT{minutes}M" if minutes else None


def _without_empty(described: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value not in (None, "", [])}
