"""Pages of any kind: made once, brought up to date as long as nobody has edited them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Page

from toolkit_site.starter.loading.identity import digest, stable_id
from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
from toolkit_site.starter.loading.page_values import fill_page
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.starter.reading.problems import Problem, StarterError


Content = TypeVar("Content", bound=PageContent)

# Part of each hash: raise it when the same file comes to mean another page.
FORMAT_VERSION = 1


@dataclass(frozen=True)
class Known:
    """What matters of a page that is on the site."""

    pk: int
    live: bool
    revision_id: int | None


class PageLoader(Generic[Content]):
    """Loads the pages of one kind in the source language."""

    def __init__(self, model: type[Page], locale_id: int, ids: SiteIds, ledger: Ledger) -> None:
        self.model, self.locale_id, self.ids, self.ledger = model, locale_id, ids, ledger
        rows = model._default_manager.filter(locale_id=locale_id).values_list(
            "translation_key", "pk", "live", "latest_revision_id"
        )
        self.known = {key: Known(pk, live, revision) for key, pk, live, revision in rows}

    def load(self, contents: Sequence[Content], parent: Page) -> None:
        """Make, update or leave alone each page; new ones come below the parent, in this order.

        Raises:
            StarterError: when a page refuses its content, or a slug belongs to another page.
        """
        problems = list(self._taken_slugs(contents, parent))
        if problems:
            raise StarterError(problems)
        for content in contents:
            with transaction.atomic():
                is_new = self._is_new(content)
                if is_new:
                    self._make_draft(content, parent)
                self._finish(content, is_new)

    def ids_of(self, contents: Sequence[PageContent]) -> dict[str, int]:
        """Return the ids of those pages that are on the site, by their names."""
        pages = {content.name: self.known.get(page_key(content)) for content in contents}
        return {name: page.pk for name, page in pages.items() if page is not None}

    def _taken_slugs(self, contents: Sequence[Content], parent: Page) -> Iterator[Problem]:
        slugs = {content.slug: content for content in contents}
        keys = [page_key(content) for content in contents]
        siblings = parent.get_children().exclude(translation_key__in=keys)
        for page in siblings.filter(slug__in=slugs):
            yield taken(slugs[page.slug], "slug", page)

    def _is_new(self, content: Content) -> bool:
        return page_key(content) not in self.known and self.ledger.get(record_key(content)) is None

    def _make_draft(self, content: Content, parent: Page) -> None:
        page = self.model(translation_key=page_key(content), locale_id=parent.locale_id, live=False)
        fill_page(page, content, self.ids)
        with named(content):
            parent.add_child(instance=page)
        self.known[page.translation_key] = Known(page.pk, live=False, revision_id=None)

    def _finish(self, content: Content, is_draft: bool) -> None:
        known, record = self.known.get(page_key(content)), self.ledger.get(record_key(content))
        wanted = self._hash(content)
        unfinished = known is not None and record is None and known.revision_id is None
        if is_draft or unfinished:
            self._publish(content, wanted, Outcome.CREATED)
        elif record is not None and record.content_hash == wanted:
            self.ledger.count(Outcome.UNCHANGED)
        elif known is None:
            self.ledger.keep(content.name, Reason.DELETED)
        elif record is None or str(known.revision_id) != record.fingerprint:
            self.ledger.keep(content.name, Reason.EDITED)
        elif not known.live:
            self.ledger.keep(content.name, Reason.WITHDRAWN)
        else:
            self._publish(content, wanted, Outcome.UPDATED)

    def _hash(self, content: Content) -> str:
        # What a page points at, or a drawing, that was not there last time makes another page of the same file.
        images = {picture.path: self.ids.images.get(picture.path) for picture in content.pictures}
        facts = {"format": FORMAT_VERSION, "text": content.digest, "images": images}
        return digest({**facts, **self._pointers(content)})

    def _pointers(self, content: Content) -> dict[str, Any]:
        """Return what the page points at and finds on the site."""
        return {}

    def _fill(self, page: Page, content: Content) -> None:
        fill_page(page, content, self.ids)

    def _publish(self, content: Content, wanted: str, outcome: Outcome) -> None:
        page = self.model._default_manager.get(pk=self.known[page_key(content)].pk)
        self._fill(page, content)
        with named(content):
            revision = page.save_revision()
            revision.publish()
        self.ledger.write(record_key(content), wanted, page.pk, str(revision.pk))
        self.ledger.count(outcome)


def taken(content: PageContent, key: str, page: Page) -> Problem:
    """Return the problem of a key that another page has."""
    message = _("%(key)s: the page “%(title)s” on the site has it already")
    values = {"key": key, "title": page.title}
    return Problem(content.file, content.places[key].line, message % values)


@contextmanager
def named(content: PageContent) -> Iterator[None]:
    """Turn what a page refuses into problems that name the file and the line."""
    try:
        yield
    except ValidationError as error:
        fields = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        lines = {name: content.places[name].line for name in fields if name in content.places}
        raise StarterError(
            Problem(content.file, lines.get(name, 1), f"{name}: {message}")
            for name, messages in fields.items()
            for message in messages
        ) from error


def page_key(content: PageContent) -> UUID:
    """Return the translation key of a page: the same on every site."""
    return stable_id(content.kind, content.name)


def record_key(content: PageContent) -> str:
    """Return the name under which the loader remembers a page."""
    return f"{content.kind}:{content.name}"
