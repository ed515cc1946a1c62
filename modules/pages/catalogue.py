"""All modules, units and paths in all languages, and the activities that they refer to, in the memory of the process.

It is built again when `LibraryVersion` has changed. Drafts and private pages are in it, so that every reader can be
judged: nothing is shown of a page before `modules.pages.versions` has said that this reader may see it.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from wagtail.models import PageViewRestriction

from activities.models import Competence, LibraryVersion
from modules.pages.held import HeldPage


class LearningCatalogue:
    """The pages by number, key and place in the tree; every restriction; the names of all competences."""

    def __init__(
        self,
        pages: Iterable[HeldPage],
        restrictions: Iterable[PageViewRestriction],
        competences: Iterable[Competence],
    ) -> None:
        self.by_pk = {page.pk: page for page in pages}
        self.restrictions = tuple(restrictions)
        self.restricted = tuple(one.page.path for one in self.restrictions)
        self.by_path = {page.path: page for page in self.by_pk.values()}
        self.by_url = {page.url_path: page for page in self.by_pk.values()}
        self.by_key: dict[UUID, list[HeldPage]] = defaultdict(list)
        self.below: dict[str, list[HeldPage]] = defaultdict(list)
        for page in sorted(self.by_pk.values(), key=lambda page: page.pk):
            self.by_key[page.translation_key].append(page)
            self.below[page.parent_path].append(page)
        self.competences = {one.pk: one for one in competences}
        self.competences_by_key: dict[UUID, list[Competence]] = defaultdict(list)
        for one in self.competences.values():
            self.competences_by_key[one.translation_key].append(one)

    def of_kind(self, kind: str) -> list[HeldPage]:
        """Return all pages of a kind: module, unit, path or activity."""
        return [page for page in self.by_pk.values() if page.kind == kind]

    def versions(self, key: UUID) -> list[HeldPage]:
        """Return a page in all its languages."""
        return self.by_key.get(key, [])

    def is_public(self, page: HeldPage) -> bool:
        """Tell whether everybody may read a page, and it is no copy that follows another one."""
        return page.live and page.alias_of_id is None and not page.path.startswith(self.restricted)


_lock = threading.Lock()
_held: tuple[str, LearningCatalogue] | None = None


def current(request: HttpRequest | None = None) -> LearningCatalogue:
    """Return the pages as they are now (one query a request when nothing has changed)."""
    global _held
    # The version is read first: what is built after it can only be newer, never older.
    version = LibraryVersion.seen_by(request)
    held = _held
    if held is not None and held[0] == version:
        return held[1]
    with _lock:
        if _held is None or _held[0] != version:
            built = build()
            # Before the first change there is nothing that could tell two states apart.
            if not version:
                return built
            _held = (version, built)
        return _held[1]


def build() -> LearningCatalogue:
    """Read all pages into a new catalogue (a fixed number of queries)."""
    from modules.pages.reading import activities_named_by, learning_pages

    pages = learning_pages()
    return LearningCatalogue(
        [*pages, *activities_named_by(pages)],
        PageViewRestriction.objects.select_related("page"),
        Competence.objects.select_related("locale", "framework__locale"),
    )
