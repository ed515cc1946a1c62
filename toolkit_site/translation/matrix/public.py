"""The public page that asks for help: how much of what everybody can read is approved, in each language."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.matrix.counting import Cell, totals


SECONDS_KEPT = 600
CACHE_KEY = "translation:public-progress"


@dataclass(frozen=True)
class LanguageProgress:
    """One language: its code, its own name, its words in public pages."""

    code: str
    name: str
    cell: Cell

    @property
    def words_left(self) -> int:
        return self.cell.words - self.cell.words_approved


def public_progress() -> list[LanguageProgress]:
    """Return the progress of each language over pages that are live and public in the source language.

    Drafts, private pages and snippets count nowhere, so that no number tells of what cannot be read.
    """
    pages = Page.objects.live().public().filter(locale=Locale.get_default())
    sources = TranslationSource.objects.filter(
        locale=Locale.get_default(), object_id__in=pages.order_by().values("translation_key")
    )
    sums, names = totals(sources), get_content_languages()
    return [
        LanguageProgress(one.language_code, str(names[one.language_code]), sums[one.pk])
        for one in target_locales()
        if one.pk in sums
    ]


@cache_control(public=True, max_age=SECONDS_KEPT)
def help_translate(request: HttpRequest) -> HttpResponse:
    """Show the progress of all languages. The numbers are at most ten minutes old."""
    languages = cache.get(CACHE_KEY)
    if languages is None:
        languages = public_progress()
        cache.set(CACHE_KEY, languages, SECONDS_KEPT)
    return render(request, "translation/public/help_translate.html", {"languages": languages})
