"""The page under which modules stand."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from activities.pages.list_page import ListPage
from modules.pages.restrictions import RestrictionsInOneQuery


class ModuleIndexPage(RestrictionsInOneQuery, ListPage):
    """All modules, in the order of the page tree."""

    own_title = _("Modules")
    subpage_types: ClassVar[list[str]] = ["modules.ModulePage"]
    page_description = _("The list of modules")
    template = "modules/module_index_page.html"

    class Meta:
        verbose_name = _("list of modules")
        verbose_name_plural = _("lists of modules")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from activities.pages.presenting import reading_language
        from modules.pages.presenting import module_cards

        context = super().get_context(request, *args, **kwargs)
        language = reading_language(self.locale.language_code)
        return {**context, **language, "modules": module_cards(request)}
