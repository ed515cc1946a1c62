"""Activity pages: made once, brought up to date as long as nobody has edited them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.models import ActivityIndexPage, ActivityPage
from toolkit_site.starter.loading.identity import digest, stable_id
from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
from toolkit_site.starter.loading.page_values import SiteIds, fill_page, fill_rows
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.problems import Problem, StarterError


# Part of each hash: raise it when the same file comes to mean another page.
FORMAT_VERSION = 1


@dataclass(frozen=True)
class Known:
    """What matters of an activity page that is on the site."""

    pk: int
    live: bool
    revision_id: int | None


class ActivityLoader:
    """Loads activities below the library in two passes, because they point at each other."""

    def __init__(self, library: ActivityIndexPage, ids: SiteIds, ledger: Ledger) -> None:
        self.library, self.ids, self.ledger = library, ids, ledger
        rows = ActivityPage.objects.filter(locale_id=library.locale_id).values_list(
            "translation_key", "pk", "live", "latest_revision_id"
        )
        self.known = {key: Known(pk, live, revision) for key, pk, live, revision in rows}

    def load(self, activities: list[ActivityContent]) -> None:
        """Make, update or leave alone each activity.

        Raises:
            StarterError: when a page refuses its content, or its code or slug belongs to another page.
        """
        problems = [problem for content in activities for problem in self._conflicts(content)]
        if problems:
            raise StarterError(problems)
        drafts = {content.code for content in activities if self._is_new(content)}
        for content in activities:
            if content.code in drafts:
                with transaction.atomic():
                    self._make_draft(content)
        self._note_pages(activities)
        for content in activities:
            with transaction.atomic():
                self._finish(content, content.code in drafts)

    def _conflicts(self, content: ActivityContent) -> Iterator[Problem]:
        others = ActivityPage.objects.exclude(translation_key=_page_key(content.code))
        message = _("%(key)s: the page “%(title)s” on the site has it already")
        for page in others.filter(code=content.code)[:1]:
            line = content.places["code"].line
            yield Problem(content.file, line, message % {"key": "code", "title": page.title})
        siblings = self.library.get_children().exclude(translation_key=_page_key(content.code))
        for page in siblings.filter(slug=content.columns["slug"])[:1]:
            line = content.places["slug"].line
            yield Problem(content.file, line, message % {"key": "slug", "title": page.title})

    def _is_new(self, content: ActivityContent) -> bool:
        return (
            _page_key(content.code) not in self.known
            and self.ledger.get(_record_key(content)) is None
        )

    def _make_draft(self, content: ActivityContent) -> None:
        page = ActivityPage(
            translation_key=_page_key(content.code), locale_id=self.library.locale_id, live=False
        )
        fill_page(page, content, self.ids)
        with _named(content):
            self.library.add_child(instance=page)
        self.known[page.translation_key] = Known(page.pk, live=False, revision_id=None)

    def _note_pages(self, activities: list[ActivityContent]) -> None:
        codes = {content.code for content in activities}
        codes |= {
            str(entry.key).partition("/")[2]
            for c in activities
            for entry in c.rows.get("neighbours", [])
        }
        pages = {code: self.known.get(_page_key(code)) for code in codes}
        self.ids.activities = {code: page.pk for code, page in pages.items() if page is not None}

    def _finish(self, content: ActivityContent, is_draft: bool) -> None:
        known, record = (
            self.known.get(_page_key(content.code)),
            self.ledger.get(_record_key(content)),
        )
        wanted = self._hash(content)
        unfinished = known is not None and record is None and known.revision_id is None
        if is_draft or unfinished:
            self._publish(content, wanted, Outcome.CREATED)
        elif record is not None and record.content_hash == wanted:
            self.ledger.count(Outcome.UNCHANGED)
        elif known is None:
            self.ledger.keep(content.code, Reason.DELETED)
        elif record is None or str(known.revision_id) != record.fingerprint:
            self.ledger.keep(content.code, Reason.EDITED)
        elif not known.live:
            self.ledger.keep(content.code, Reason.WITHDRAWN)
        else:
            self._publish(content, wanted, Outcome.UPDATED)

    def _hash(self, content: ActivityContent) -> str:
        # A neighbour or a drawing that was not there last time makes another page of the same file.
        neighbours = [
            e.key
            for e in content.rows.get("neighbours", [])
            if e.values["activity"] in self.ids.activities
        ]
        images = {picture.path: self.ids.images.get(picture.path) for picture in content.pictures}
        return digest(
            {
                "format": FORMAT_VERSION,
                "text": content.digest,
                "neighbours": neighbours,
                "images": images,
            }
        )

    def _publish(self, content: ActivityContent, wanted: str, outcome: Outcome) -> None:
        page = ActivityPage.objects.get(pk=self.known[_page_key(content.code)].pk)
        fill_page(page, content, self.ids)
        fill_rows(page, "neighbours", content, self.ids)
        with _named(content):
            revision = page.save_revision()
            revision.publish()
        self.ledger.write(_record_key(content), wanted, page.pk, str(revision.pk))
        self.ledger.count(outcome)


@contextmanager
def _named(content: ActivityContent) -> Iterator[None]:
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


def _page_key(code: str) -> UUID:
    return stable_id("activity", code)


def _record_key(content: ActivityContent) -> str:
    return f"activity:{content.code}"
