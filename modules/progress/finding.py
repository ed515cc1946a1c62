"""Finding the page that a form speaks of, as this reader gets it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from wagtail.models import Page

from activities.models import ActivityPage
from modules.learning_paths.pages import LearningPathPage
from modules.pages import catalogue
from modules.pages.held import HeldPage
from modules.pages.unit import UnitPage
from modules.pages.versions import best_versions, both_languages, held_in_both


def find_unit(request: HttpRequest, key: UUID) -> UnitPage | None:
    """Return the unit in the reader's language, else the original; None where neither is public for her."""
    return _find(UnitPage, request, key)


def find_path(request: HttpRequest, key: UUID) -> LearningPathPage | None:
    """Return the path in the reader's language, else the original; None where neither is public for her."""
    return _find(LearningPathPage, request, key)


def find_path_by_slug(request: HttpRequest, slug: str) -> HeldPage | None:
    """Return the path that an address names, which has one slug in all languages, from the catalogue."""
    if not slug:
        return None
    held = catalogue.current(request).of_kind("path")
    pages = held_in_both(path for path in held if path.slug == slug)
    return next(iter(best_versions(pages, request).values()), None)


def find_step(request: HttpRequest, key: UUID) -> Page | None:
    """Return the unit or activity that is a step, as this reader gets it."""
    return _find(UnitPage, request, key) or _find(ActivityPage, request, key)


def _find(model: type[Any], request: HttpRequest, key: UUID) -> Any:
    pages = both_languages(model.objects.filter(translation_key=key))
    return best_versions(pages, request).get(key)
