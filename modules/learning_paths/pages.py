"""The path page: units and activities from anywhere, in an order, with rules."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from activities.blocks.base import LONG_FEATURES
from activities.pages.list_page import ListPage
from activities.pages.presenting import alternates, available_languages, reading_language
from activities.pages.routing import FallbackRouteMixin
from modules.learning_paths.checklist_panel import PathChecklistPanel
from modules.learning_paths.editing import LearningPathForm
from modules.learning_paths.steps import StepBlock
from modules.pages.restrictions import RestrictionsInOneQuery
from modules.pages.translations import language_context


class LearningPathIndexPage(ListPage):
    """All paths, in the order of the page tree."""

    own_title = _("Learning paths")
    subpage_types: ClassVar[list[str]] = ["modules.LearningPathPage"]
    page_description = _("The list of learning paths")
    template = "modules/learning_path_index_page.html"

    class Meta:
        verbose_name = _("list of learning paths")
        verbose_name_plural = _("lists of learning paths")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from modules.learning_paths.cards import path_cards

        context = super().get_context(request, *args, **kwargs)
        available = available_languages(self, request)
        return {
            **context,
            **reading_language(self.locale.language_code),
            "alternates": alternates(self, available, request),
            "cards": path_cards(self, LearningPathPage, request),
        }


class LearningPathMixin(models.Model):
    """What a path says of itself, and its steps."""

    taster = models.CharField(
        _("taster"), max_length=200, help_text=_("Where it leads, in one or two sentences.")
    )
    introduction = RichTextField(_("introduction"), blank=True, default="", features=LONG_FEATURES)
    cover = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover"),
        help_text=_("A picture for the list of paths. It says nothing that the words do not say."),
    )
    steps = StreamField(
        [("step", StepBlock())],
        blank=True,
        collapsed=True,
        verbose_name=_("steps"),
    )

    class Meta:
        abstract = True


class LearningPathPage(LearningPathMixin, RestrictionsInOneQuery, FallbackRouteMixin, Page):
    """A path through units and activities."""

    search_fields: ClassVar[list] = [
        *Page.search_fields,
        index.SearchField("taster", boost=1.2),
        index.AutocompleteField("taster"),
        index.SearchField("introduction"),
    ]
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        PathChecklistPanel(heading=_("Check-list")),
        FieldPanel("taster"),
        FieldPanel("introduction"),
        FieldPanel("cover"),
        FieldPanel("steps"),
    ]
    base_form_class = LearningPathForm
    parent_page_types: ClassVar[list[str]] = ["modules.LearningPathIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("Units and activities in an order, with rules")
    template = "modules/learning_path_page.html"

    words_in_lists: ClassVar[tuple[str, ...]] = ("taster",)
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("cover", overridable=False),
    ]

    class Meta:
        verbose_name = _("learning path")
        verbose_name_plural = _("learning paths")

    def __str__(self) -> str:
        return str(self.title)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **language_context(self, request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the path as this learner sees it, to nobody else."""
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response
