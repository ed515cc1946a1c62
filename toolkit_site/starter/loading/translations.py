"""Translations: everything is sent to all languages, catalogues bring words, and what they complete is published.

Words go through the same function as a translator's, so that nothing here can put on the site what she could not. What
somebody changed on the site is hers: words of another door, stopped translations and withdrawn pages stay as they are.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from wagtail.models import Locale
from wagtail_localize.models import Translation

from toolkit_site.starter.catalogues.catalogue import Catalogue
from toolkit_site.starter.loading.ledger import Ledger, Outcome, Reason
from toolkit_site.starter.loading.originals import Original, find_originals
from toolkit_site.starter.loading.publishing import publish_complete
from toolkit_site.starter.loading.words import import_words
from toolkit_site.starter.reading.page_content import PageContent
from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.submission.submitting import submit_all


logger = logging.getLogger(__name__)


def load_translations(
    catalogues: Iterable[Catalogue], pages: Iterable[PageContent], ledger: Ledger
) -> None:
    """Send the originals to all languages where they were not, and load the catalogues that changed."""
    began = timezone.now()
    originals = find_originals(pages)
    _submit_missing(originals)
    places = {(one.file, one.name): one for one in originals}
    files = {one.file for one in originals}
    for catalogue in catalogues:
        if catalogue.name in files:
            _load(catalogue, places, began, ledger)


def _submit_missing(originals: list[Original]) -> None:
    locales = target_locales()
    known = _known_languages(originals)
    wanted: dict[frozenset[int], list[Original]] = defaultdict(list)
    for original in originals:
        missing = frozenset(one.pk for one in locales) - known[original.key]
        if missing:
            wanted[missing].append(original)
    for missing, found in wanted.items():
        for batch in _batches(found):
            chosen = [one for one in locales if one.pk in missing]
            submit_all(_instances(batch), chosen, quiet=True)


def _known_languages(originals: list[Original]) -> dict[UUID, set[int]]:
    rows = Translation.objects.filter(source__object_id__in=[one.key for one in originals])
    known: dict[UUID, set[int]] = defaultdict(set)
    for key, locale_id in rows.values_list("source__object_id", "target_locale_id"):
        known[key].add(locale_id)
    return known


def _batches(originals: list[Original]) -> Iterator[list[Original]]:
    """Yield what is submitted in one transaction: all of a model's rows, but pages one by one."""
    by_model: dict[Any, list[Original]] = defaultdict(list)
    for original in originals:
        by_model[original.model].append(original)
    for model, found in by_model.items():
        if hasattr(model, "live"):
            yield from ([one] for one in found)
        else:
            yield found


def _instances(originals: list[Original]) -> list[Any]:
    rows = originals[0].model._default_manager.in_bulk([one.pk for one in originals])
    return [rows[one.pk] for one in originals]


def _load(
    catalogue: Catalogue,
    places: dict[tuple[str, str], Original],
    began: datetime,
    ledger: Ledger,
) -> None:
    record = ledger.get(_record_key(catalogue))
    if record is not None and record.content_hash == catalogue.digest:
        ledger.count(Outcome.UNCHANGED)
        return
    objects = {
        places[catalogue.name, name].key: messages
        for name, messages in catalogue.objects.items()
        if (catalogue.name, name) in places
    }
    with transaction.atomic():
        locale = Locale.objects.get(language_code=catalogue.language)
        result = import_words(objects, locale, began)
        publish_complete(result.translations, result.changed)
        ledger.write(_record_key(catalogue), catalogue.digest, 0, "")
    if result.kept:
        ledger.keep(catalogue.file, Reason.EDITED)
    else:
        ledger.count(Outcome.UPDATED if record else Outcome.CREATED)


def _record_key(catalogue: Catalogue) -> str:
    return f"catalogue:{catalogue.file}"
