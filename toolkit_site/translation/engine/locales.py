"""Which languages are translated into. One that was taken out of the settings keeps its work and is left alone."""

from __future__ import annotations

from wagtail.coreutils import get_content_languages
from wagtail.models import Locale


def target_locales() -> list[Locale]:
    """Return the languages that are translated into, in the site's order."""
    codes = list(get_content_languages())
    source = Locale.get_default()
    found = Locale.objects.filter(language_code__in=codes).exclude(pk=source.pk)
    return sorted(found, key=lambda locale: codes.index(locale.language_code))


def is_in_use(locale: Locale) -> bool:
    """Say whether the site still has this language."""
    return locale.language_code in get_content_languages()
