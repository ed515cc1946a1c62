"""Submitting: an original becomes a source with a translation for each language, and a page gets its draft pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation, TranslationSource

from toolkit_site.translation.engine.sources import ensure_source
from toolkit_site.translation.progress.counting import recount
from toolkit_site.translation.publishing.workflow import ensure_workflow
from toolkit_site.translation.submission.indexing import index
from toolkit_site.translation.submission.originals import CannotSubmitError, original_of
from toolkit_site.translation.submission.related import unsubmitted
from toolkit_site.translation.submission.targets import locales_without_target, make_targets
from toolkit_site.translation.submission.workflows import start_workflows
from toolkit_site.translation.sync.source_change import sync_source
from toolkit_site.translation.teams.permissions import user_can_submit
from toolkit_site.translation.teams.setup import bind_teams


def submit(
    instance: Any, locales: Iterable[Locale], user: Any = None, *, quiet: bool = False
) -> list[Translation]:
    """Submit an object for translation into these languages, and return its translations. Again, it changes nothing.

    What it points at (topics, competences) is submitted too, and pages above it that are missing in a language come
    first. Pages get drafts; other objects have nothing in a language until their words are approved. Translators get
    a mail for each page unless `quiet`.

    Raises:
        CannotSubmitError: when the object, or a page above it, has no published original.
    """
    return Submission.of(instance, locales, user, quiet=quiet).asked


def submit_all(
    instances: Iterable[Any],
    locales: Iterable[Locale],
    user: Any = None,
    *,
    quiet: bool = False,
) -> list[Translation]:
    """Submit many objects as `submit` does one, all or none, and count and index only once."""
    submission = Submission(user, quiet=quiet)
    locales = list(locales)
    with transaction.atomic():
        for instance in instances:
            submission.ask(instance, locales)
        submission.finish()
    return submission.asked


class Submission:
    """One run of submitting: remembers what it made, so that counting and indexing are done once at its end."""

    def __init__(self, user: Any, *, quiet: bool = False) -> None:
        self.user, self.quiet = user, quiet
        self.asked: list[Translation] = []
        self.translations: dict[tuple[Any, int], Translation] = {}
        self.made: list[Translation] = []
        self.drafts: list[Page] = []

    @classmethod
    def of(
        cls, instance: Any, locales: Iterable[Locale], user: Any = None, *, quiet: bool = False
    ) -> Submission:
        """Submit an object, and return what that came to. See `submit`."""
        submission = cls(user, quiet=quiet)
        with transaction.atomic():
            submission.ask(instance, list(locales))
            submission.finish()
        return submission

    @classmethod
    def of_related(
        cls, source: TranslationSource, locales: list[Locale], user: Any = None
    ) -> Submission:
        """Submit what a source points at, which may be more than when it was submitted itself."""
        submission = cls(user)
        with transaction.atomic():
            submission._add_related(source.get_source_instance(), source, locales)
            submission.finish()
        return submission

    @property
    def has_made_anything(self) -> bool:
        """Whether there is something now that was not there before."""
        return bool(self.made or self.drafts)

    def ask(self, instance: Any, locales: list[Locale]) -> None:
        """Submit what somebody named; see `submit`."""
        original = original_of(instance)
        wanted = [locale for locale in locales if locale.pk != original.locale_id]
        self.asked += self.add(original, wanted)

    def add(self, original: Any, locales: list[Locale]) -> list[Translation]:
        """Submit an original with what stands above it and what it points at."""
        if isinstance(original, Page):
            self._add_parents(original, locales)
        source = self._source(original)
        translations = self._translations(source, locales)
        if isinstance(original, Page):
            self.drafts += make_targets(original, locales, self.user)
        self._add_related(original, source, locales)
        return translations

    def finish(self) -> None:
        """Count, index, let the teams in, and tell them through their workflow that there is work."""
        recount(self.made)
        index(self.drafts)
        roots = [draft for draft in self.drafts if draft.depth == 2]
        for draft in roots:
            bind_teams(draft.locale)
            ensure_workflow(draft.locale)
        if roots:
            Site.clear_site_root_paths_cache()
        drafts = {
            draft: self.translations[draft.translation_key, draft.locale_id]
            for draft in self.drafts
        }
        start_workflows(drafts, self.user, quiet=self.quiet)

    def _add_parents(self, page: Page, locales: list[Locale]) -> None:
        parents = list(page.get_ancestors().filter(depth__gt=1).order_by("depth"))
        missing = locales_without_target(parents, locales)
        for parent, without in zip(parents, missing, strict=True):
            if without:
                self._check(parent)
                self.add(original_of(parent), without)

    def _check(self, parent: Page) -> None:
        """Refuse to show a withdrawn page to translators because somebody submits one below it."""
        if parent.live or self.user is None or user_can_submit(self.user, parent):
            return
        message = _("“%(title)s”, which stands above it, is not published.")
        raise CannotSubmitError(message % {"title": parent.get_admin_display_title()})

    def _add_related(self, original: Any, source: TranslationSource, locales: list[Locale]) -> None:
        objects, sources = [original], [source]
        while objects := unsubmitted(objects, sources, locales):
            sources = [self._source(related) for related in objects]
            for found in sources:
                self._translations(found, locales)

    def _source(self, original: Any) -> TranslationSource:
        """Return the source of an original as it is published now: nothing syncs one without translations."""
        source, is_new = ensure_source(original)
        followed = Translation.objects.filter(source=source, enabled=True)
        if not is_new and getattr(original, "live", True) and not followed.exists():
            sync_source(source, user=self.user)
        return source

    def _translations(self, source: TranslationSource, locales: list[Locale]) -> list[Translation]:
        rows = _rows(source, locales)
        new = [
            Translation(source=source, target_locale=locale)
            for locale in locales
            if locale.pk not in rows
        ]
        Translation.objects.bulk_create(new)
        rows.update({row.target_locale_id: row for row in new})
        # What was disabled because its page was deleted begins again; its words are still there.
        disabled = [row for row in rows.values() if not row.enabled]
        for row in disabled:
            row.enabled = True
        Translation.objects.filter(pk__in=[row.pk for row in disabled]).update(enabled=True)
        self.made += [*new, *disabled]
        self.translations.update({(source.object_id, pk): row for pk, row in rows.items()})
        return [rows[locale.pk] for locale in locales]


def _rows(source: TranslationSource, locales: list[Locale]) -> dict[int, Translation]:
    # Whoever submits the same source at the same time waits here, and then finds our rows.
    TranslationSource.objects.select_for_update().get(pk=source.pk)
    found = Translation.objects.filter(source=source, target_locale__in=locales)
    return {row.target_locale_id: row for row in found.select_related("target_locale")}
