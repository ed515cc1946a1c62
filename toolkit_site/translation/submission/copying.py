"""Copies of a page in other languages, all at once: what Wagtail's copy for translation makes, in few queries.

Rows are written in bulk, so the models' save signals are sent as when data is loaded (`raw`) or not at all;
`indexing` makes good what listens to them. Wagtail's own `copy_for_translation_done` is sent for each copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Revision, TranslatableMixin
from wagtail.signals import copy_for_translation_done

from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations

from toolkit_site.translation.publishing.restrictions import follow_restrictions


# A copy is a draft that was never published and belongs to nobody yet, whatever the original is.
FRESH = {
    "pk": None,
    "id": None,
    "numchild": 0,
    "live": False,
    "has_unpublished_changes": True,
    "expired": False,
    "go_live_at": None,
    "expire_at": None,
    "live_revision_id": None,
    "latest_revision_id": None,
    "first_published_at": None,
    "last_published_at": None,
    "alias_of_id": None,
    "locked": False,
    "locked_by_id": None,
    "locked_at": None,
}


def copy_page(page: Page, parents: Mapping[Locale, int], user: Any = None) -> list[Page]:
    """Make a draft of a page below the parent (by id) of each language, and return the drafts.

    Call it in a transaction: the parents stay locked to its end.
    """
    rows = Page.objects.select_for_update().in_bulk(set(parents.values()))
    below = [rows[pk] for pk in parents.values()]
    data = _data(page)
    copies = [_copy(page, data, locale, user) for locale in parents]
    _place(copies, below)
    _insert(copies)
    _insert_children(copies)
    _copy_many_to_many(page, copies)
    _add_revisions(copies, user)
    follow_restrictions(page, copies)
    for copy, parent in zip(copies, below, strict=True):
        _announce(page, copy, parent, user)
    return copies


def _data(page: Page) -> dict[str, Any]:
    data: dict[str, Any] = page.serializable_data()
    for name in (*page.default_exclude_fields_in_copy, *page.exclude_fields_in_copy):
        data.pop(name, None)
    return {**data, "pk": None}


def _copy(page: Page, data: Mapping[str, Any], locale: Locale, user: Any) -> Page:
    copy: Page = type(page).from_serializable_data(data, check_fks=False)
    for name, value in FRESH.items():
        setattr(copy, name, value)
    copy.locale, copy.owner = locale, user
    copy.draft_title = copy.title
    copy.content_type_id = page.content_type_id
    copy.latest_revision_created_at = timezone.now()
    for child in _children(copy):
        child.pk = None
        if isinstance(child, TranslatableMixin):
            child.locale = locale
    return copy


def _children(page: Page) -> list[models.Model]:
    relations = [relation.get_accessor_name() for relation in get_all_child_relations(page)]
    return [child for name in relations for child in getattr(page, name).get_object_list()]


def _place(copies: list[Page], parents: list[Page]) -> None:
    """Give each copy its place in the tree, behind the other children of its parent."""
    _set_slugs(copies, parents)
    last = {parent.path: parent.get_last_child() for parent in set(parents)}
    added: Counter[int] = Counter()
    for copy, parent in zip(copies, parents, strict=True):
        before = last[parent.path]
        copy.depth = parent.depth + 1
        copy.path = before._inc_path() if before else Page._get_path(parent.path, copy.depth, 1)
        copy.set_url_path(parent)
        last[parent.path] = copy
        added[parent.pk] += 1
    for number in set(added.values()):
        pks = [pk for pk, count in added.items() if count == number]
        Page.objects.filter(pk__in=pks).update(numchild=F("numchild") + number)


def _set_slugs(copies: list[Page], parents: list[Page]) -> None:
    """Keep the slug of the original. Where languages stand side by side below the root, it gets theirs."""
    places = Q()
    for copy, parent in zip(copies, parents, strict=True):
        if parent.is_root():
            copy.slug = f"{copy.slug}-{copy.locale.language_code}"
        places |= Q(path__startswith=parent.path, depth=parent.depth + 1, slug=copy.slug)
    if Page.objects.filter(places).exists():
        for copy, parent in zip(copies, parents, strict=True):
            copy.slug = find_available_slug(parent, copy.slug)


def _insert(copies: list[Page]) -> None:
    """Write a row in each table of the page's class. Saving one by one would also clean, index and read back."""
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(copy, name) for name in columns}) for copy in copies]
    Page.objects.bulk_create(rows)
    for row, copy in zip(rows, copies, strict=True):
        copy.pk = copy.id = row.pk
        for model in _tables_below(type(copy), Page):
            _insert_into(model, copy)


def _tables_below(model: type[models.Model], base: type[models.Model]) -> list[type[models.Model]]:
    classes = [
        parent
        for parent in (*model._meta.get_parent_list(), model)
        if issubclass(parent, base) and parent is not base
    ]
    return sorted(classes, key=lambda parent: len(parent._meta.get_parent_list()))


def _insert_into(model: type[models.Model], copy: Page) -> None:
    row: Any = copy
    if model is not type(copy):
        row = model(**{f.attname: getattr(copy, f.attname) for f in model._meta.concrete_fields})
    for field in model._meta.parents.values():
        if field is not None:
            setattr(row, field.attname, copy.pk)
    row.save_base(raw=True, force_insert=True)


def _insert_children(copies: list[Page]) -> None:
    rows: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for copy in copies:
        for relation in get_all_child_relations(copy):
            for child in getattr(copy, relation.get_accessor_name()).get_object_list():
                setattr(child, relation.field.attname, copy.pk)
                rows[type(child)].append(child)
    for model, children in rows.items():
        if model._meta.parents or get_all_child_relations(model):
            for child in children:
                child.save()
        else:
            model._default_manager.bulk_create(children)


def _copy_many_to_many(page: Page, copies: list[Page]) -> None:
    for field in page._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            for copy in copies:
                getattr(copy, field.name).commit()
        elif getattr(field.remote_field.through._meta, "auto_created", False):
            for copy in copies:
                getattr(copy, field.name).set(getattr(page, field.name).all())


def _add_revisions(copies: list[Page], user: Any) -> None:
    revisions = [
        Revision(
            content_object=copy,
            base_content_type=copy.get_base_content_type(),
            created_at=copy.latest_revision_created_at,
            user=user,
            content=copy.serializable_data(),
            object_str=str(copy),
        )
        for copy in copies
    ]
    Revision.objects.bulk_create(revisions)
    for copy, revision in zip(copies, revisions, strict=True):
        copy.latest_revision = revision
    rows = [Page(pk=copy.pk, latest_revision_id=copy.latest_revision_id) for copy in copies]
    Page.objects.bulk_update(rows, ["latest_revision"])


def _announce(page: Page, copy: Page, parent: Page, user: Any) -> None:
    data = {
        "page": {
            "id": copy.pk,
            "title": copy.get_admin_display_title(),
            "locale": _locale(copy.locale),
        },
        "source": {"id": page.pk, "title": page.get_admin_display_title()},
        "destination": {"id": parent.pk, "title": parent.get_admin_display_title()},
        "keep_live": False,
        "source_locale": _locale(page.locale),
    }
    log(instance=copy, action="wagtail.copy_for_translation", user=user, data=data)
    copy_for_translation_done.send(
        sender=CopyPageForTranslationAction, source_obj=page, target_obj=copy
    )


def _locale(locale: Locale) -> dict[str, Any]:
    return {"id": locale.pk, "language_code": locale.language_code}
