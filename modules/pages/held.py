"""A page as the catalogue holds it: columns alone, which the functions for pages take in a page's place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from wagtail.models import Page


@dataclass(frozen=True)
class HeldLocale:
    """The language of a page, under the name that a page has for it."""

    language_code: str


@dataclass(frozen=True)
class HeldSteps:
    """The steps of a path as they are stored."""

    rows: tuple[Mapping[str, Any], ...]

    def get_prep_value(self) -> tuple[Mapping[str, Any], ...]:
        return self.rows


@dataclass(frozen=True)
class HeldPage:
    """One language of a module, unit, path or activity. It is shared between requests, and never changed."""

    pk: int
    kind: str
    translation_key: UUID
    locale: HeldLocale
    path: str
    live: bool
    alias_of_id: int | None
    title: str
    slug: str
    url_path: str
    taster: str
    minutes: int
    cover_id: int | None
    # Those of its own rows, and the activities that it refers to.
    competences: tuple[int, ...]
    activities: tuple[int, ...]
    steps: HeldSteps

    steplen = Page.steplen

    @property
    def unit(self) -> bool:
        return self.kind == "unit"

    @property
    def parent_path(self) -> str:
        return self.path[: -self.steplen]

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return what Wagtail says of a page that stands here."""
        return self._page.get_url(request) or ""

    def get_full_url(self, request: HttpRequest | None = None) -> str:
        """Return the address with its host."""
        return self._page.get_full_url(request) or ""

    @property
    def _page(self) -> Page:
        return Page(pk=self.pk, path=self.path, url_path=self.url_path)
