"""Activity pages: loaded in two passes, because they point at each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from wagtail.models import Page

from activities.models import ActivityPage
from toolkit_site.starter.loading.ledger import Ledger
from toolkit_site.starter.loading.page_values import fill_rows
from toolkit_site.starter.loading.pages import PageLoader, page_key, taken
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.problems import Problem, StarterError


class ActivityLoader(PageLoader[ActivityContent]):
    """Loads activities. `everything` are those of the content, of which perhaps only some are loaded."""

    def __init__(
        self, locale_id: int, ids: SiteIds, ledger: Ledger, everything: Sequence[ActivityContent]
    ) -> None:
        super().__init__(ActivityPage, locale_id, ids, ledger)
        self.everything = everything

    def load(self, contents: Sequence[ActivityContent], parent: Page) -> None:
        """Make, update or leave alone each activity.

        Raises:
            StarterError: when a page refuses its content, or its code or slug belongs to another page.
        """
        problems = [*self._taken_codes(contents), *self._taken_slugs(contents, parent)]
        if problems:
            raise StarterError(problems)
        drafts = {content.code for content in contents if self._is_new(content)}
        for content in contents:
            if content.code in drafts:
                with transaction.atomic():
                    self._make_draft(content, parent)
        self.ids.activities = self.ids_of(self.everything)
        for content in contents:
            with transaction.atomic():
                self._finish(content, content.code in drafts)

    def _taken_codes(self, contents: Sequence[ActivityContent]) -> Iterator[Problem]:
        codes = {content.code: content for content in contents}
        keys = [page_key(content) for content in contents]
        for page in ActivityPage.objects.exclude(translation_key__in=keys).filter(code__in=codes):
            yield taken(codes[page.code], "code", page)

    def _pointers(self, content: ActivityContent) -> dict[str, Any]:
        neighbours = content.rows.get("neighbours", [])
        known = [one.key for one in neighbours if one.values["activity"] in self.ids.activities]
        return {"neighbours": known}

    def _fill(self, page: Page, content: ActivityContent) -> None:
        super()._fill(page, content)
        fill_rows(page, "neighbours", content, self.ids)
