"""Where a source belongs: a page to the page above it (its module, its library), a snippet to its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource


# Longer numbers are no keys, and databases refuse them.
DIGITS = 9


@dataclass(frozen=True)
class Section:
    """A group of sources; `key` is what the address says: `page-12`, `type-34`."""

    key: str
    title: str


def sections_of(sources: Iterable[TranslationSource]) -> dict[int, Section]:
    """Return the section of each source by its id: two queries however many there are."""
    sources = list(sources)
    parents = _parents({source.object_id for source in sources})
    return {source.pk: parents.get(source.object_id) or _kind(source) for source in sources}


def _parents(keys: set[UUID]) -> dict[UUID, Section]:
    pages = Page.objects.filter(translation_key__in=keys, locale=Locale.get_default())
    paths = dict(pages.values_list("translation_key", "path"))
    above: Mapping[str, Any] = {
        page["path"]: page
        for page in Page.objects.filter(
            path__in={path[: -Page.steplen] for path in paths.values()}
        ).values("pk", "path", "depth", "title")
    }
    found = {}
    for key, path in paths.items():
        page = above.get(path[: -Page.steplen])
        if page and page["depth"] > 1:
            found[key] = Section(f"page-{page['pk']}", page["title"])
        else:
            found[key] = Section("page-0", _("Home pages"))
    return found


def _kind(source: TranslationSource) -> Section:
    kind = ContentType.objects.get_for_id(source.specific_content_type_id)
    model = kind.model_class()
    name = str(model._meta.verbose_name_plural) if model else kind.model
    return Section(f"type-{kind.pk}", capfirst(name))


def in_section(sources: QuerySet[TranslationSource], key: str) -> QuerySet[TranslationSource]:
    """Return those sources that belong to the section; none for a key that nobody made."""
    kind, _dash, number = key.partition("-")
    if not (number.isascii() and number.isdecimal()) or len(number) > DIGITS:
        return sources.none()
    if kind == "type":
        return sources.filter(specific_content_type_id=int(number))
    return sources.filter(object_id__in=_children(int(number)).values("translation_key"))


def _children(pk: int) -> QuerySet[Page]:
    pages = Page.objects.filter(locale=Locale.get_default())
    if not pk:
        return pages.filter(depth=2)
    parent = Page.objects.filter(pk=pk).first()
    return pages.child_of(parent) if parent else pages.none()
