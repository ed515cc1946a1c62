"""An activity of the library inside a unit."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from activities.blocks.base import FORM_CLASS, WordsStructBlock
from activities.pages.cards import ActivityCard
from activities.pages.languages import reader_language
from activities.search import catalogue, listing


class ActivityReferenceBlock(WordsStructBlock):
    """An activity to do with others, and why now. Shown in the reader's language whichever one was chosen."""

    activity = blocks.PageChooserBlock(page_type="activities.ActivityPage", label=_("Activity"))
    why = blocks.TextBlock(
        rows=2,
        required=False,
        default="",
        max_length=300,
        label=_("Why now"),
        help_text=_("What it adds to this unit, in one or two sentences."),
    )

    class Meta:
        form_classname = FORM_CLASS
        icon = "group"
        label = _("Activity")
        label_format = "{activity}"
        description = _("An activity of the library, to do with a group")
        template = "modules/blocks/activity_reference.html"
        preview_value = {"why": "You have read about cuts. Now make one, with three others."}

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the activity's card, if readers can find the activity in the library."""
        context = super().get_context(value, parent_context)
        page, request = value.get("activity"), context.get("request")
        context["card"] = activity_card(page.translation_key, request) if page else None
        return context


def activity_card(key: Any, request: HttpRequest | None) -> ActivityCard | None:
    """Return the card of a published activity in the reader's language; drafts and private ones have none."""
    library = catalogue.current(request)
    place = library.places.get(key)
    if place is None:
        return None
    return listing.kept_card(place, library, reader_language(), request)
