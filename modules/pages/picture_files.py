"""The files of all pictures of a unit, fetched together."""

from __future__ import annotations

from django.db.models import Prefetch, prefetch_related_objects

from wagtail.images import get_image_model

from modules.pages.contents import pictures
from modules.pages.unit import UnitMixin


# What the templates of blocks and questions ask for; a drawing keeps its own form of it.
SIZES = ("max-1200x900", "max-1200x900|preserve-svg")


def fetch_renditions(unit: UnitMixin) -> None:
    """Fetch the files that a unit shows in one query; those that are not there yet are made as they are shown."""
    shown = list(pictures(unit))
    renditions = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SIZES)
    prefetch_related_objects(
        shown, Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    )
