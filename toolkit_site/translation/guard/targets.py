"""Which translation makes a page or snippet: while one does, nothing else may write it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation


def translation_of(instance: Any) -> Translation | None:
    """Return the enabled translation whose target this is.

    Where the same object is translated into this language from two others, the site's source language counts.
    """
    if not isinstance(instance, TranslatableMixin):
        return None
    found = _making(instance.translation_key, instance.locale_id).select_related("source")
    default = Locale.get_default().pk
    return min(found, key=lambda one: (one.source.locale_id != default, one.pk), default=None)


def targets_among(pages: Iterable[Page], *, below: bool) -> QuerySet[Page]:
    """Return those of the pages, and on request of the pages below them, that translations make."""
    wanted = Q(pk__in=[])
    for page in pages:
        wanted |= Q(path__startswith=page.path) if below else Q(pk=page.pk)
    making = _making(OuterRef("translation_key"), OuterRef("locale_id"))
    return Page.objects.filter(wanted).filter(Exists(making))


def _making(translation_key: Any, locale_id: Any) -> QuerySet[Translation]:
    return Translation.objects.filter(
        source__object_id=translation_key, target_locale_id=locale_id, enabled=True
    ).exclude(source__locale_id=locale_id)
