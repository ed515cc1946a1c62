"""Syncing: what changed in an original reaches its translations, and readers as far as each language allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.publishing.delivery import deliver_after_sync
from toolkit_site.translation.publishing.workflow import start_workflow
from toolkit_site.translation.submission.submitting import Submission
from toolkit_site.translation.sync.source_change import SourceChange, sync_source


@dataclass(frozen=True)
class SyncResult:
    """What changed in the original, and which translations readers see anew."""

    change: SourceChange
    published: list[Translation] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything is different now, for translators or for readers."""
        return self.change.changed or bool(self.published)


@transaction.atomic
def sync(
    source: TranslationSource, user: Any = None, locales: Iterable[Locale] | None = None
) -> SyncResult:
    """Bring the translations of a source up to date, in these languages or all. Doing it again changes nothing.

    Translations that were stopped, and languages that were taken out of the settings, keep what they have. So do all
    while the original is withdrawn: its row may hold a draft then.
    """
    if not getattr(source.get_source_instance(), "live", True):
        return SyncResult(SourceChange())
    change = sync_source(source, user=user)
    translations = _in_use(source, locales)
    if change.changed:
        Submission.of_related(source, [one.target_locale for one in translations], user)
        _tell_teams(source, translations, change, user)
    due = (
        translations if change.changed else [one for one in translations if _is_behind(one, source)]
    )
    return SyncResult(change, [one for one in due if _reaches_readers(one)])


def _in_use(source: TranslationSource, locales: Iterable[Locale] | None) -> list[Translation]:
    wanted = {locale.pk for locale in target_locales()}
    if locales is not None:
        wanted &= {locale.pk for locale in locales}
    found = Translation.objects.filter(source=source, enabled=True, target_locale__in=wanted)
    return list(found.select_related("source", "target_locale", "delivery").order_by("pk"))


def _is_behind(translation: Translation, source: TranslationSource) -> bool:
    """Say whether readers may see an older state: held back, or left out when the original was synced."""
    delivery = getattr(translation, "delivery", None)
    return bool(delivery and (delivery.held or delivery.at < source.last_updated_at))


def _reaches_readers(translation: Translation) -> bool:
    outcome = deliver_after_sync(translation)
    return outcome is not None and outcome.published


def _tell_teams(
    source: TranslationSource, translations: list[Translation], change: SourceChange, user: Any
) -> None:
    is_page = issubclass(source.specific_content_type.model_class() or type, Page)
    if is_page and (change.edited or change.added):
        for translation in translations:
            start_workflow(translation, user)
