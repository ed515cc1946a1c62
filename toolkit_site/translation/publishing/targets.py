"""From a page or snippet to the translation that makes it, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, ObjectDoesNotExist, OuterRef, QuerySet, When

from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize.models import Translation


def translation_of(instance: Any) -> Translation | None:
    """Return the enabled translation whose target this is, or None.

    Where it is translated from two languages, the site's source language counts.
    """
    if not isinstance(instance, TranslatableMixin) or not instance.locale_id:
        return None
    return (
        Translation.objects.filter(
            source__object_id=instance.translation_key,
            target_locale_id=instance.locale_id,
            enabled=True,
        )
        .exclude(source__locale_id=instance.locale_id)
        .select_related("source", "target_locale")
        .order_by(Case(When(source__locale__language_code=_source_code(), then=0), default=1), "pk")
        .first()
    )


def _source_code() -> str:
    code: str = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    return code


def target_of(translation: Translation) -> Any:
    """Return the page or snippet that the translation makes, or None while there is none."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def is_before_readers(target: Any) -> bool:
    """Say whether readers see the target: a live page, or any snippet that knows no drafts."""
    if target is None:
        return False
    return bool(target.live) if isinstance(target, DraftStateMixin) else True


def lock_row(translation: Translation) -> Translation:
    """Return the translation with its source as they are now, and let nobody change them until the transaction ends.

    The source row is locked, as syncs and whoever writes words do: a page is never built from half of a change.
    """
    rows = Translation.objects.select_for_update(of=("source",), no_key=True)
    return rows.select_related("source__locale", "target_locale").get(pk=translation.pk)


def translated_pages(page: Page) -> QuerySet[Page]:
    """Return the pages that translations make of this page and of those below it, parents first."""
    originals = Page.objects.filter(path__startswith=page.path, locale_id=page.locale_id)
    made = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"),
        source__locale_id=page.locale_id,
        target_locale_id=OuterRef("locale_id"),
    )
    found = Page.objects.filter(translation_key__in=originals.values("translation_key"))
    return found.filter(Exists(made)).exclude(locale_id=page.locale_id).order_by("depth", "path")


def originals_below(page: Page) -> Iterator[tuple[Page, Page]]:
    """Yield the translations among this page and those below it, parents first, each with its original."""
    below = Page.objects.filter(path__startswith=page.path, locale_id=page.locale_id)
    for target in below.order_by("path"):
        translation = translation_of(target)
        original = (
            translation
            and Page.objects.filter(
                translation_key=target.translation_key, locale_id=translation.source.locale_id
            ).first()
        )
        if original:
            yield target, original
