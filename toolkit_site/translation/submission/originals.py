"""Which object is translated: the one in the source language, with its published content."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wagtail.models import Locale, Page, TranslatableMixin


class CannotSubmitError(Exception):
    """Something cannot be translated; the message says why, in words for the person who asked."""


class NotPublishedError(CannotSubmitError):
    """A page that was never published has no content that others may see or translate."""


def original_of(instance: Any) -> Any:
    """Return the object in the source language, read anew: what is translated is what is published.

    Translations are always made from there, so a page in another language leads to its original.

    Raises:
        CannotSubmitError: when there is nothing to translate from.
        NotPublishedError: when a page was never published.
    """
    if not isinstance(instance, TranslatableMixin | Page):
        raise CannotSubmitError(
            _("“%(title)s” is not something that is translated.") % _named(instance)
        )
    original = _in_source_language(instance)
    if original is None:
        message = _("“%(title)s” has no original in the source language.")
        raise CannotSubmitError(message % _named(instance))
    if isinstance(original, Page):
        _check_page(original)
    return original


def _in_source_language(instance: Any) -> Any:
    model = instance.get_translation_model()
    found = model._default_manager.filter(
        translation_key=instance.translation_key, locale=Locale.get_default()
    ).first()
    return found.specific if isinstance(found, Page) else found


def _check_page(page: Page) -> None:
    if page.is_root():
        raise CannotSubmitError(_("The top of the page tree is not translated."))
    if page.alias_of_id:
        message = _("“%(title)s” is an alias: submit the page that it shows.")
        raise CannotSubmitError(message % _named(page))
    if not page.live and page.first_published_at is None:
        message = _("“%(title)s” was never published. Publish it first, then submit it.")
        raise NotPublishedError(message % _named(page))


def _named(instance: Any) -> dict[str, str]:
    title = instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
    return {"title": title}
