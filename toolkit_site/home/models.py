"""The home page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from activities.pages.routing import FallbackRouteMixin


class HomePage(FallbackRouteMixin, Page):
    """Where a visitor starts: the trainer's quick questions, the strands, what is new."""

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from toolkit_site.home.front import front

        return {**super().get_context(request, *args, **kwargs), **front(self, request)}
