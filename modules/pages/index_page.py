"""The page under which modules stand."""

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
from modules.pages.restrictions import restrictions_of


class ModuleIndexPage(FallbackRouteMixin, Page):
    """All modules, in the order of the page tree."""

    introduction = RichTextField(_("introduction"), blank=True, default="", features=BODY_FEATURES)

    content_panels: ClassVar[list] = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types: ClassVar[list[str]] = ["modules.ModulePage"]
    page_description = _("The list of modules")
    template = "modules/module_index_page.html"
    override_translatable_fields: ClassVar[list] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("list of modules")
        verbose_name_plural = _("lists of modules")

    @property
    def reader_title(self) -> str:
        """The title, or the app's own word in the language of a reader who lacks this page."""
        is_readers = self.locale.language_code == reader_language()
        return self.title if is_readers else gettext("Modules")

    def get_view_restrictions(self) -> Any:
        found = restrictions_of(self)
        return super().get_view_restrictions() if found is None else found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from activities.pages.presenting import reading_language
        from modules.pages.presenting import module_cards

        context = super().get_context(request, *args, **kwargs)
        language = reading_language(self.locale.language_code)
        return {**context, **language, "modules": module_cards(request)}
