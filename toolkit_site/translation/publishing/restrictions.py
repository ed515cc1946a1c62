"""Privacy follows the original: what only some may read in one language is never public in another.

A translation may be more private than its original: restrictions that somebody set on it are not touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction

from wagtail.models import Page, PageViewRestriction

from toolkit_site.translation.publishing.models import RestrictionCopy
from toolkit_site.translation.publishing.targets import originals_below, translated_pages


def follow_restrictions(page: Page, targets: Iterable[Page]) -> None:
    """Make translations at least as private as their original, which may be private because of a page above it."""
    targets = list(targets)
    for restriction in page.get_view_restrictions():
        _cover(restriction, targets)


def on_change(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Let the copies follow when a restriction is made or changed, its groups included."""
    is_step_before = str(kwargs.get("action", "")).startswith("pre_")
    if kwargs.get("raw") or is_step_before or not isinstance(instance, PageViewRestriction):
        return
    link = RestrictionCopy.objects.filter(copy=instance).select_related("original").first()
    if link is not None:
        _make_equal(link.original, instance)
        return
    _cover(instance, translated_pages(instance.page))
    for copy in PageViewRestriction.objects.filter(copied_from__original=instance):
        _make_equal(instance, copy)


def on_delete(
    sender: Any, instance: PageViewRestriction, origin: Any = None, **kwargs: Any
) -> None:
    """Let the copies go with their original. A copy that goes alone comes back, as long as its page is there.

    When an original goes because its whole page is deleted, its translations stay as private as they are.
    """
    link = RestrictionCopy.objects.filter(copy=instance).first()
    if link is not None:
        transaction.on_commit(partial(_come_back, link.original_id, instance.page_id))
    if (
        isinstance(origin, PageViewRestriction)
        or getattr(origin, "model", None) is PageViewRestriction
    ):
        for copy in PageViewRestriction.objects.filter(copied_from__original=instance):
            copy.delete()


def on_move(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Let the translations follow a page that was moved below a private one.

    A translation that was moved itself leaves behind what made it private: a restriction on the page above it.
    """
    follow_restrictions(instance, translated_pages(instance))
    for target, original in originals_below(instance):
        follow_restrictions(original, [target])


def _cover(restriction: PageViewRestriction, targets: Iterable[Page]) -> None:
    """Restrict those of the pages that no page above them restricts likewise; parents come first."""
    copies = RestrictionCopy.objects.filter(original=restriction)
    places = [restriction.page.path, *copies.values_list("copy__page__path", flat=True)]
    for target in targets:
        if not target.path.startswith(tuple(places)):
            copy = _equal_one(restriction, target) or _copied(restriction, target)
            RestrictionCopy.objects.create(original=restriction, copy=copy)
            places.append(target.path)


def _equal_one(restriction: PageViewRestriction, target: Page) -> PageViewRestriction | None:
    free = target.view_restrictions.filter(copied_from=None)
    return next((one for one in free if _is_equal(one, restriction)), None)


def _is_equal(one: PageViewRestriction, other: PageViewRestriction) -> bool:
    return _kind(one) == _kind(other) and _groups(one) == _groups(other)


def _copied(restriction: PageViewRestriction, target: Page) -> PageViewRestriction:
    copy = PageViewRestriction.objects.create(
        page=target, restriction_type=restriction.restriction_type, password=restriction.password
    )
    copy.groups.set(restriction.groups.all())
    return copy


def _make_equal(original: PageViewRestriction, copy: PageViewRestriction) -> None:
    # Each step tells the listeners above, which find less to do each time.
    if _groups(original) != _groups(copy):
        copy.groups.set(original.groups.all())
    if _kind(original) != _kind(copy):
        copy.restriction_type, copy.password = _kind(original)
        copy.save()


def _kind(restriction: PageViewRestriction) -> tuple[str, str]:
    return (restriction.restriction_type, restriction.password)


def _groups(restriction: PageViewRestriction) -> set[int]:
    return set(restriction.groups.values_list("pk", flat=True))


def _come_back(original_id: int, page_id: int) -> None:
    original = PageViewRestriction.objects.filter(pk=original_id).first()
    page = Page.objects.filter(pk=page_id).first()
    if original is not None and page is not None:
        _cover(original, [page])
