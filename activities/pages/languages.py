"""Which language a reader reads in, and what the languages of the content are called. Works on
sites in one language too.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language

from wagtail.coreutils import get_content_languages, get_supported_content_language_variant


def reader_language() -> str:
    """Return the content language of this reader: `en` for somebody whose menus are in `en-us`."""
    try:
        return get_supported_content_language_variant(get_language() or settings.LANGUAGE_CODE)
    except LookupError:
        return source_language()


def source_language() -> str:
    """Return the language in which content is written first."""
    return get_supported_content_language_variant(settings.LANGUAGE_CODE)


def language_names(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return (code, own name) of the languages, in the site's order."""
    wanted = set(codes)
    return [(code, str(name)) for code, name in get_content_languages().items() if code in wanted]


def language_name(code: str) -> str:
    """Return a language's own name, or its code where the site does not know it."""
    return str(get_content_languages().get(code, code))
