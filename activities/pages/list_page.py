"""What pages share that list other pages: an introduction, and a title in every reader's language."""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from activities.blocks.base import BODY_FEATURES
from activities.pages.languages import reader_language
from activities.pages.routing import FallbackRouteMixin


class ListPage(FallbackRouteMixin, Page):
    """A page whose readers look for one of the pages below it."""

    # What the app itself calls such a list.
    own_title: ClassVar[Promise]

    introduction = RichTextField(_("introduction"), blank=True, default="", features=BODY_FEATURES)

    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("introduction")]
    override_translatable_fields: ClassVar[list] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    @property
    def reader_title(self) -> str:
        """The title, or the app's own word in the language of a reader who lacks this page."""
        is_readers = self.locale.language_code == reader_language()
        return self.title if is_readers else str(self.own_title)
