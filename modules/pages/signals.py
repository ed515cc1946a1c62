"""What makes the catalogue of learning pages stale, beside what makes that of the activities stale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete, post_save

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from activities.models import LibraryVersion


if TYPE_CHECKING:
    from modules.pages.module import CompetenceOfPage

NAME = "modules.catalogue"


def connect(pages: Iterable[type[Page]], rows: Iterable[type[CompetenceOfPage]]) -> None:
    """Connect the receivers; called once when the app is ready. Moves, slugs and restrictions are seen to already."""
    for page in pages:
        for signal in (page_published, page_unpublished, post_delete):
            signal.connect(_renew, sender=page, dispatch_uid=f"{NAME}.{page.__name__}")
    for row in rows:
        for saved in (post_save, post_delete):
            saved.connect(_renew, sender=row, dispatch_uid=f"{NAME}.{row.__name__}")


def _renew(**_kwargs: Any) -> None:
    LibraryVersion.renew()
