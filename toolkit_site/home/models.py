"""The home page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from activities.pages.routing import FallbackRouteMixin
from modules.learners.cookie import learner_of
from modules.pages.restrictions import restrictions_of


class HomePage(FallbackRouteMixin, Page):
    """Where a visitor starts: the trainer's quick questions, what there is to learn, the strands, what is new."""

    headline = models.CharField(
        _("headline"),
        max_length=120,
        blank=True,
        default="",
        help_text=_("Empty: the site's own words, translated."),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        default="",
        help_text=_("Empty: the site's own words, translated."),
    )

    content_panels: ClassVar[list] = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
    ]
    max_count_per_parent = 9
    page_description = _("The front page of one language")
    override_translatable_fields: ClassVar[list] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("home page")

    def get_view_restrictions(self) -> Any:
        found = restrictions_of(self)
        return super().get_view_restrictions() if found is None else found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from toolkit_site.home.front import front

        return {**super().get_context(request, *args, **kwargs), **front(self, request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve one page to all visitors, which caches may keep, and her own to a learner who comes back."""
        response = super().serve(request, *args, **kwargs)
        patch_vary_headers(response, ["Cookie"])
        if learner_of(request) is not None:
            patch_cache_control(response, private=True, no_store=True)
        return response
