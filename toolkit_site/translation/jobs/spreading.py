"""From what was asked for to the objects of a job: found once, in an order in which each can be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q, QuerySet

from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import TranslationSource

from toolkit_site.translation.jobs.models import JobItem, JobKind, TranslationJob
from toolkit_site.translation.jobs.scopes import Scope


MAX_TITLE = 255


@transaction.atomic
def spread(job: TranslationJob) -> None:
    """Write down the objects of a job, unless that was done before."""
    # Two workers that start on the same job spread it out one after the other.
    TranslationJob.objects.select_for_update().get(pk=job.pk)
    if job.items.exists():
        return
    scope = Scope.of(job.scope)
    items = _to_sync(scope) if job.kind == JobKind.SYNC else _to_submit(scope)
    rows: dict[tuple[int, str], JobItem] = {}
    for content_type_id, object_id, title in items:
        key = (content_type_id, str(object_id))
        rows.setdefault(
            key,
            JobItem(
                job=job,
                content_type_id=content_type_id,
                object_id=key[1],
                title=title[:MAX_TITLE],
                order=len(rows),
            ),
        )
    JobItem.objects.bulk_create(rows.values(), batch_size=500)


Found = tuple[int, Any, str]


def _to_submit(scope: Scope) -> Iterator[Found]:
    if scope.everything:
        yield from _all_snippets()
        yield from _pages(Page.objects.filter(depth__gt=1))
    for label, pk in scope.snippets:
        yield from _rows(apps.get_model(label)._default_manager.filter(pk=pk))
    asked = Page.objects.filter(pk__in=scope.pages)
    yield from _in_order(asked)
    if scope.subtree:
        below = [Q(path__startswith=path) for path in asked.values_list("path", flat=True)]
        yield from _pages(Page.objects.filter(_any(below)))


def _pages(pages: QuerySet[Page]) -> Iterator[Found]:
    """Yield what can be submitted of these pages: originals that are published."""
    yield from _in_order(pages.filter(live=True, locale=Locale.get_default(), alias_of=None))


def _in_order(pages: QuerySet[Page]) -> Iterator[Found]:
    yield from pages.order_by("path").values_list("content_type_id", "pk", "title")


def _all_snippets() -> Iterator[Found]:
    for model in get_snippet_models():
        if issubclass(model, TranslatableMixin):
            yield from _rows(model._default_manager.filter(locale=Locale.get_default()))


def _rows(rows: QuerySet[Any]) -> Iterator[Found]:
    for row in rows:
        yield ContentType.objects.get_for_model(row).pk, row.pk, str(row)


def _to_sync(scope: Scope) -> Iterator[Found]:
    """Yield the originals of sources: snippets first, because pages show their words."""
    sources = TranslationSource.objects.filter(
        locale=Locale.get_default(), translations__enabled=True
    )
    if not scope.everything:
        keys = {key for _type, key in _keys(_to_submit(scope))}
        sources = sources.filter(Q(pk__in=scope.sources) | Q(object_id__in=keys))
    found: dict[type[models.Model], list[Any]] = defaultdict(list)
    for key, content_type_id in sources.distinct().values_list(
        "object_id", "object__content_type_id"
    ):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None:
            found[model].append(key)
    pages = found.pop(Page, [])
    for model, of_model in found.items():
        rows = model._default_manager.filter(
            translation_key__in=of_model, locale=Locale.get_default()
        )
        yield from _rows(rows)
    yield from _in_order(
        Page.objects.filter(translation_key__in=pages, locale=Locale.get_default())
    )


def _keys(items: Iterable[Found]) -> Iterator[tuple[int, Any]]:
    by_type: dict[int, list[Any]] = defaultdict(list)
    for content_type_id, pk, _title in items:
        by_type[content_type_id].append(pk)
    for content_type_id, pks in by_type.items():
        model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
        for key in model._default_manager.filter(pk__in=pks).values_list(
            "translation_key", flat=True
        ):
            yield content_type_id, key


def _any(conditions: Iterable[Q]) -> Q:
    joined = Q(pk__in=[])
    for condition in conditions:
        joined |= condition
    return joined
