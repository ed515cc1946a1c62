"""The unit page: what a learner reads, watches, answers and thinks about in one sitting."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from modelcluster.fields import ParentalKey

from activities.pages.checklist import Gap
from modules.blocks.body import body_types
from modules.pages.checklist_panel import ChecklistPanel
from modules.pages.module import CompetenceOfPage
from modules.pages.restrictions import RestrictionsInOneQuery


def goal_block() -> blocks.CharBlock:
    """Return the block for one goal. A function and no subclass, so that migrations do not name our code."""
    return blocks.CharBlock(
        max_length=200,
        icon="crosshairs",
        label=_("Goal"),
        description=_("Something that a learner can do afterwards"),
        template="modules/blocks/goal.html",
        preview_value="say why a cut makes us feel something",
    )


class UnitMixin(models.Model):
    """What a unit is made of."""

    taster = models.CharField(
        _("taster"), max_length=200, help_text=_("What it is about, in one or two sentences.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("For somebody who reads and answers everything. 15 to 30 is a good sitting."),
    )
    goals = StreamField(
        [("goal", goal_block())],
        blank=True,
        max_num=5,
        verbose_name=_("goals"),
        help_text=_("Finish the sentence “After this unit you can …”."),
    )
    body = StreamField(body_types(), blank=True, collapsed=True, verbose_name=_("content"))

    class Meta:
        abstract = True

    def gaps(self) -> list[Gap]:
        """Return what is missing before publishing."""
        from modules.pages.checklist import unit_gaps

        return unit_gaps(self)

    def search_body(self) -> str:
        """What is to be read, as words for the search index: no question, and nothing that would tell an answer."""
        kept = [block for block in self.body if block.block_type in ("text", "picture", "clip")]
        return "\n".join(
            word
            for block in [*self.goals, *kept]
            for word in block.block.get_searchable_content(block.value)
        )


class UnitPage(UnitMixin, RestrictionsInOneQuery, Page):  # noqa: DJ008 (a Page has one)
    """A unit of a module."""

    search_fields: ClassVar[list] = [
        *Page.search_fields,
        index.SearchField("taster", boost=1.2),
        index.AutocompleteField("taster"),
        index.SearchField("search_body", boost=0.5),
    ]
    content_panels: ClassVar[list] = [
        ChecklistPanel(heading=_("Before you publish")),
        *Page.content_panels,
        FieldPanel("taster"),
        FieldPanel("minutes"),
        FieldPanel("goals"),
        FieldPanel("body"),
        MultipleChooserPanel("competences", chooser_field_name="competence", label=_("competence")),
    ]
    parent_page_types: ClassVar[list[str]] = ["modules.ModulePage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("What a learner reads, watches, answers and thinks about in one sitting")
    template = "modules/unit_page.html"

    words_in_lists: ClassVar[tuple[str, ...]] = ("taster",)
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False) for name in ("slug", "minutes")
    ]

    class Meta:
        verbose_name = pgettext_lazy("a part of a module", "unit")
        verbose_name_plural = pgettext_lazy("parts of a module", "units")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from modules.pages.presenting import unit_context

        return {**super().get_context(request, *args, **kwargs), **unit_context(self, request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the unit as this learner sees it, to nobody else."""
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response


class UnitCompetence(CompetenceOfPage):
    """A competence of a UnitPage."""

    page = ParentalKey(UnitPage, on_delete=models.CASCADE, related_name="competences")

    class Meta(CompetenceOfPage.Meta):
        abstract = False
