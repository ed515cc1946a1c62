"""Draft pages in the target languages, with their parents above them: never live, and never an alias."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Locale, Page

from toolkit_site.translation.submission.copying import copy_page


def make_targets(page: Page, locales: Iterable[Locale], user: Any = None) -> list[Page]:
    """Make a draft of a page in each of the languages that has none, below the parent's page in that language.

    The parent must be there in these languages already. An alias of the page becomes a draft of its own.
    """
    wanted = {locale.pk: locale for locale in locales}
    found = Page.objects.filter(translation_key=page.translation_key, locale__in=wanted)
    for target in found:
        del wanted[target.locale_id]
        if target.alias_of_id:
            _free(target.specific, user)
    if not wanted:
        return []
    return copy_page(page, _parents(page, wanted), user)


def locales_without_target(pages: list[Page], locales: Iterable[Locale]) -> list[list[Locale]]:
    """Return, for each page, the languages in which it has no page of its own yet."""
    locales = list(locales)
    own = set(
        Page.objects.filter(
            translation_key__in=[page.translation_key for page in pages],
            locale__in=locales,
            alias_of=None,
        ).values_list("translation_key", "locale_id")
    )
    return [
        [locale for locale in locales if (page.translation_key, locale.pk) not in own]
        for page in pages
    ]


def _parents(page: Page, locales: dict[int, Locale]) -> dict[Locale, int]:
    parent = page.get_parent()
    if parent.is_root():
        return dict.fromkeys(locales.values(), parent.pk)
    found = Page.objects.filter(translation_key=parent.translation_key, locale__in=locales)
    return {locales[target.locale_id]: target.pk for target in found}


def _free(alias: Page, user: Any) -> None:
    """Turn an alias into a draft of its own: what it showed was in the source language."""
    alias.alias_of = None
    alias.save(update_fields=["alias_of"], clean=False)
    alias.save_revision(user=user, clean=False)
    data = {"page": {"id": alias.pk, "title": alias.get_admin_display_title()}}
    log(instance=alias, action="wagtail.convert_alias", user=user, data=data)
    if alias.live:
        alias.unpublish(user=user)
