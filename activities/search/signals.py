"""What makes the catalogue stale: anything published, withdrawn, moved, deleted or restricted, and
any renamed label; and what makes remembered sheets stale beside it: an exchanged picture.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save

from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from activities.models import Competence, CompetenceFramework, LibraryVersion, Topic
from activities.pages.activity import ActivityMixin


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_renew_for_activity, dispatch_uid="activities.library")
    # Moving, renaming or deleting a page takes its activities along.
    for signal in (post_page_move, page_slug_changed):
        signal.connect(_renew, dispatch_uid="activities.library")
    post_delete.connect(_renew_for_activity, dispatch_uid="activities.library")
    for model in (PageViewRestriction, Topic, Competence, CompetenceFramework):
        post_save.connect(_renew, sender=model, dispatch_uid=f"activities.library.{model.__name__}")
        post_delete.connect(
            _renew, sender=model, dispatch_uid=f"activities.library.{model.__name__}"
        )
    for signal in (post_save, post_delete):
        signal.connect(
            _renew_for_picture, sender=get_image_model(), dispatch_uid="activities.library.picture"
        )


def _renew(**_kwargs: Any) -> None:
    LibraryVersion.renew()


def _renew_for_picture(created: bool = False, update_fields: Any = None, **_kwargs: Any) -> None:
    # A new picture is on no page yet; single columns are what Wagtail notes about a file (size, hash).
    if not created and not update_fields:
        LibraryVersion.renew()


def _renew_for_activity(sender: type, **_kwargs: Any) -> None:
    if isinstance(sender, type) and issubclass(sender, ActivityMixin):
        LibraryVersion.renew()
