"""The module page: a mixin that holds everything, and a thin concrete page for sites that need no other."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from modelcluster.fields import ParentalKey

from activities.blocks.base import LONG_FEATURES
from activities.models import Competence
from activities.pages.checklist import Gap
from activities.pages.routing import FallbackRouteMixin
from modules.pages.checklist_panel import ChecklistPanel
from modules.pages.restrictions import RestrictionsInOneQuery


class ModuleMixin(models.Model):
    """What a module says of itself. What it is made of are the units below it."""

    taster = models.CharField(
        _("taster"),
        max_length=200,
        help_text=_("One or two sentences that make somebody want to begin."),
    )
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        default="",
        features=LONG_FEATURES,
        help_text=_("For whom it is, what it leads to, how to use it alone or with a group."),
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover"),
        help_text=_(
            "A picture for the list of modules. It says nothing that the words do not say."
        ),
    )

    class Meta:
        abstract = True

    def gaps(self) -> list[Gap]:
        """Return what is missing before publishing."""
        from modules.pages.checklist import module_gaps

        return module_gaps(self)


class ModulePage(ModuleMixin, RestrictionsInOneQuery, FallbackRouteMixin, Page):  # noqa: DJ008 (a Page has one)
    """A module: units in an order, on one subject."""

    search_fields: ClassVar[list] = [
        *Page.search_fields,
        index.SearchField("taster", boost=1.2),
        index.AutocompleteField("taster"),
        index.SearchField("introduction"),
    ]
    content_panels: ClassVar[list] = [
        ChecklistPanel(heading=_("Before you publish")),
        *Page.content_panels,
        FieldPanel("taster"),
        FieldPanel("introduction"),
        FieldPanel("cover"),
        MultipleChooserPanel(
            "competences",
            chooser_field_name="competence",
            label=_("competence"),
            heading=_("Further competences"),
            help_text=_("Those of its activities and units are counted by themselves."),
        ),
    ]
    parent_page_types: ClassVar[list[str]] = ["modules.ModuleIndexPage"]
    subpage_types: ClassVar[list[str]] = ["modules.UnitPage"]
    page_description = _("Units in an order, on one subject")
    template = "modules/module_page.html"

    # What cards show without a mark of its language: never published untranslated.
    words_in_lists: ClassVar[tuple[str, ...]] = ("taster",)
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("cover", overridable=False),
    ]

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from modules.pages.presenting import module_context

        return {**super().get_context(request, *args, **kwargs), **module_context(self, request)}


class CompetenceOfPage(TranslatableMixin, Orderable):
    """A competence that a module or unit works on. Which one is shared by all languages."""

    # What it points at is shared by all languages, and shown in the reader's.
    competence = models.ForeignKey(
        Competence, models.CASCADE, related_name="+", verbose_name=_("competence")
    )

    panels: ClassVar[list] = [FieldPanel("competence")]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField("sort_order", overridable=False),
        SynchronizedField("competence", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.competence)


class ModuleCompetence(CompetenceOfPage):
    """A further competence of a ModulePage."""

    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="competences")

    class Meta(CompetenceOfPage.Meta):
        abstract = False
