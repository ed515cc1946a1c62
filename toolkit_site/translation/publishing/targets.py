"""From a page or snippet to the translation that makes it, and back."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, ObjectDoesNotExist, OuterRef, QuerySet

from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize.models import Translation


def translation_of(instance: Any) -> Translation | None:
    """Return the enabled translation whose target this is, or None."""
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
        .order_by("pk")
        .first()
    )


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
    """Return the translation read anew, locked until the transaction ends."""
    rows = Translation.objects.select_for_update(of=("self",))
    return rows.select_related("source", "target_locale").get(pk=translation.pk)


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
