"""Which pages translations make: while one does, nothing else may write it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wagtail.models import Page
from wagtail_localize.models import Translation


def targets_among(pages: Iterable[Page], *, below: bool) -> QuerySet[Page]:
    """Return those of the pages, and on request of the pages below them, that translations make."""
    wanted = Q(pk__in=[])
    for page in pages:
        wanted |= Q(path__startswith=page.path) if below else Q(pk=page.pk)
    making = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        target_locale_id=OuterRef("locale_id"),
        enabled=True,
    ).exclude(source__locale_id=F("target_locale_id"))
    return Page.objects.filter(wanted).filter(Exists(making))
