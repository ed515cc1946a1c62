"""Which menu entries are wagtail-localize's: its report, and its ways to leave and enter a translation."""

from __future__ import annotations

from typing import Any

from wagtail_localize import wagtail_hooks


THEIRS = (
    wagtail_hooks.TranslationsReportMenuItem,
    wagtail_hooks.RestartTranslationPageActionMenuItem,
    wagtail_hooks.ConvertToAliasPageActionMenuItem,
    wagtail_hooks.RestartTranslationSnippetActionMenuItem,
)


def is_theirs(item: Any) -> bool:
    """Say whether a menu entry leads to something that the guard has closed."""
    return isinstance(item, THEIRS)
