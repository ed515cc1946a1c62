"""App configuration of the search room."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Brings the tables that the search back ends keep next to Wagtail's own index."""

    name = "toolkit_site.search"
    label = "toolkit_search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Index a page once more when it is published.

        Wagtail indexes it when its own row is saved, which is before the rows of its child objects
        are: without this their words would be found only after the next change.
        """
        from wagtail.signals import page_published

        from modelsearch.signal_handlers import post_save_signal_handler

        page_published.connect(post_save_signal_handler, dispatch_uid="toolkit_search")
