"""The library: the page under which activities stand and in which they are found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from activities.blocks.base import BODY_FEATURES
from activities.pages.languages import reader_language
from activities.pages.routing import FallbackRouteMixin


class ActivityIndexPage(FallbackRouteMixin, Page):
    """The library. What it lists does not depend on the tree below it in the reader's language:
    every activity is there.
    """

    introduction = RichTextField(_("introduction"), blank=True, default="", features=BODY_FEATURES)

    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types: ClassVar[list[str]] = ["activities.ActivityPage"]
    page_description = _("The library of activities, with search and filters")
    template = "activities/activity_index_page.html"
    override_translatable_fields: ClassVar[list] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("activity library")
        verbose_name_plural = _("activity libraries")

    @property
    def reader_title(self) -> str:
        """The title, or the app's own word for a library in the language of a reader who lacks this page."""
        is_readers = self.locale.language_code == reader_language()
        return self.title if is_readers else gettext("Activities")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from activities.search.library import Library

        context = super().get_context(request, *args, **kwargs)
        context["library"] = Library.for_request(request, self)
        return context
