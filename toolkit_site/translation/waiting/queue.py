"""What waits for a person in each of her languages: the same answer for the dashboard and for the mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from django.urls import reverse

from wagtail.models import Locale, Page

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.progress.models import TranslationProgress
from toolkit_site.translation.teams.permissions import (
    locale_ids_to_review,
    locale_ids_to_translate,
)


# Enough to begin with; the matrix has the rest.
TITLES_SHOWN = 5

_KNOWN = F("words_proposed") + F("words_translated") + F("words_approved") + F("words_stale")
_UNTRANSLATED = F("words") - _KNOWN


@dataclass(frozen=True)
class Waiting:
    """A page or snippet with something to do; numbers are words of the original."""

    translation_id: int
    title: str
    to_translate: int
    changed: int
    to_approve: int
    is_begun: bool
    is_page: bool

    @property
    def url(self) -> str:
        """Where the work is done."""
        return reverse("translation:workplace", args=[self.translation_id])

    @property
    def total(self) -> int:
        return self.to_translate + self.changed + self.to_approve


@dataclass
class LanguageQueue:
    """Everything that waits in one language."""

    locale: Locale
    items: list[Waiting] = field(default_factory=list)

    @property
    def first(self) -> list[Waiting]:
        """What to begin with: changed originals, since readers see old words there; then what somebody has begun."""
        return sorted(self.items, key=_urgency)[:TITLES_SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.items) - TITLES_SHOWN)

    @property
    def to_translate(self) -> int:
        return sum(one.to_translate for one in self.items)

    @property
    def changed(self) -> int:
        return sum(one.changed for one in self.items)

    @property
    def to_approve(self) -> int:
        return sum(one.to_approve for one in self.items)


def _urgency(item: Waiting) -> tuple[bool, bool, bool, int, str]:
    return (
        not item.changed,
        not item.is_begun,
        not item.is_page,
        item.total,
        item.title.casefold(),
    )


def waiting_for(user: Any) -> list[LanguageQueue]:
    """Return what waits for this person, language by language; languages with nothing to do are left out.

    Translators see what there is to translate, reviewers that and what there is to approve.
    """
    review = locale_ids_to_review(user)
    locales = [one for one in target_locales() if one.pk in locale_ids_to_translate(user)]
    found: dict[int, list[Waiting]] = defaultdict(list)
    for row in _rows(locale.pk for locale in locales):
        item = _item(row, may_approve=row["locale"] in review)
        if item.total:
            found[row["locale"]].append(item)
    return [LanguageQueue(one, found[one.pk]) for one in locales if found[one.pk]]


def _rows(locale_ids: Iterable[int]) -> Iterable[Any]:
    something = Q(words__gt=F("words_approved"))
    return (
        TranslationProgress.objects.filter(
            something,
            translation__enabled=True,
            translation__target_locale_id__in=list(locale_ids),
        )
        .annotate(untranslated=_UNTRANSLATED)
        .values(
            "translation_id",
            "untranslated",
            "words_proposed",
            "words_stale",
            "words_translated",
            "words_approved",
            content_type=F("translation__source__specific_content_type_id"),
            locale=F("translation__target_locale_id"),
            title=F("translation__source__object_repr"),
        )
    )


def _item(row: dict[str, Any], *, may_approve: bool) -> Waiting:
    return Waiting(
        translation_id=row["translation_id"],
        title=row["title"],
        to_translate=row["untranslated"] + row["words_proposed"],
        changed=row["words_stale"],
        to_approve=row["words_translated"] if may_approve else 0,
        is_begun=bool(row["words_translated"] + row["words_approved"]),
        is_page=_is_page(row["content_type"]),
    )


def _is_page(content_type_id: int) -> bool:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return model is not None and issubclass(model, Page)
