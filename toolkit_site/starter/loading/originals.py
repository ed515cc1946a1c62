"""Where on the site the originals are that catalogues translate, by the names that they have there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wagtail.models import Locale

from activities.models import (
    ActivityIndexPage,
    Competence,
    CompetenceFramework,
    Topic,
)
from modules.models import LearningPathIndexPage, ModuleIndexPage
from toolkit_site.home.models import HomePage
from toolkit_site.starter.catalogues.catalogue import (
    COMPETENCES,
    HOME,
    LIBRARY,
    MODULES,
    PATHS,
    SITE,
    TOPICS,
)
from toolkit_site.starter.loading.pages import page_key
from toolkit_site.starter.reading.learning import ModuleContent, PathContent
from toolkit_site.starter.reading.page_content import PageContent


@dataclass(frozen=True)
class Original:
    """An object in the source language: the file and the name under which catalogues know it, and its row."""

    file: str
    name: str
    key: UUID
    model: Any
    pk: int


def find_originals(pages: Iterable[PageContent]) -> list[Original]:
    """Return everything that is translated, in an order in which each can be: what others point at comes first.

    Of the activities, modules, units and paths, these; of everything else, all. What is not public is left out.
    """
    source, pages = Locale.get_default(), list(pages)
    kinds = {page.kind for page in pages}
    return [*_snippets(source), *_site(source, kinds), *_pages(source, pages)]


def _snippets(source: Locale) -> Iterator[Original]:
    for pk, key, code in _rows(source, CompetenceFramework, "code"):
        yield Original(COMPETENCES, code, key, CompetenceFramework, pk)
    # Areas come before what stands in them, strands before their topics.
    for pk, key, frame, code in _rows(source, Competence, "framework__code", "code"):
        yield Original(COMPETENCES, f"{frame}/{code}", key, Competence, pk)
    for pk, key, slug in _rows(source, Topic, "slug"):
        yield Original(TOPICS, slug, key, Topic, pk)


def _site(source: Locale, kinds: set[str]) -> Iterator[Original]:
    models: list[tuple[Any, str]] = [(HomePage, HOME), (ActivityIndexPage, LIBRARY)]
    models += [(ModuleIndexPage, MODULES)] if ModuleContent.kind in kinds else []
    models += [(LearningPathIndexPage, PATHS)] if PathContent.kind in kinds else []
    for model, name in models:
        for pk, key in _rows(source, model)[:1]:
            yield Original(SITE, name, key, model, pk)


def _pages(source: Locale, pages: list[PageContent]) -> Iterator[Original]:
    for model in dict.fromkeys(page.model for page in pages):
        keys = {page_key(page): page.catalogue for page in pages if page.model is model}
        rows = _rows(source, model).filter(translation_key__in=keys).order_by("path")
        for pk, key in rows:
            yield Original(keys[key], "", key, model, pk)


def _rows(source: Locale, model: Any, *names: str) -> QuerySet[Any, Any]:
    rows = model._default_manager.filter(locale=source).order_by("pk")
    if hasattr(model, "live"):
        rows = rows.filter(live=True, alias_of=None)
    found: QuerySet[Any, Any] = rows.values_list("pk", "translation_key", *names)
    return found
