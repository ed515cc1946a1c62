"""The activity page: a mixin that holds everything, and a thin concrete page for sites that need no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from activities.blocks.choices import AccessNeed, SafetyKind
from activities.pages import panels
from activities.pages.fields import ChoicesField, in_order
from activities.pages.fit import PeopleMixin, PlaceMixin, TimeMixin
from activities.pages.identity import IdentityMixin
from activities.pages.provenance import ProvenanceMixin
from activities.pages.running import RunQuery
from activities.pages.validation import fact_errors
from activities.pages.words import (
    AdaptingWordsMixin,
    LearningWordsMixin,
    OutcomeWordsMixin,
    RunningWordsMixin,
)


if TYPE_CHECKING:
    from uuid import UUID


class ActivityMixin(
    IdentityMixin,
    TimeMixin,
    PeopleMixin,
    PlaceMixin,
    LearningWordsMixin,
    RunningWordsMixin,
    AdaptingWordsMixin,
    OutcomeWordsMixin,
    ProvenanceMixin,
):
    """Everything an activity knows. Facts are columns shared by all languages; words are translated.

    Columns that are not editable are derived from the words on each save, so that lists and facets
    never open a StreamField.
    """

    if TYPE_CHECKING:
        translation_key: UUID  # of the page that this is mixed into

    access_needs = ChoicesField(_("adaptations"), enum=AccessNeed, editable=False)
    safety_kinds = ChoicesField(_("risks"), enum=SafetyKind, editable=False)
    clip_count = models.PositiveSmallIntegerField(_("film extracts"), default=0, editable=False)
    offline_clips = models.BooleanField(_("extracts work offline"), default=True, editable=False)

    class Meta:
        abstract = True

    def derive_facts(self) -> None:
        """Recompute the columns that follow from the words."""
        self.total_min = sum(step.value["minutes"] or 0 for step in self.steps)
        self.access_needs = in_order(
            (item.value["need"] for item in self.accessibility), AccessNeed
        )
        self.safety_kinds = in_order((item.value["kind"] for item in self.safety), SafetyKind)
        self.clip_count = len(self.clips)
        self.offline_clips = all(clip.value["offline"] for clip in self.clips)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.derive_facts()
        return super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse facts that contradict each other. That its code is its own is the form's concern.

        Raises:
            ValidationError: with a message per field.
        """
        super().clean()
        errors = fact_errors(self)
        if errors:
            raise ValidationError(errors)

    def has_rival(self, code: str) -> bool:
        """Tell whether another activity has this code."""
        pages: PageManager = type(self)._default_manager
        others = pages.filter(code=code).exclude(translation_key=self.translation_key)
        return others.exists()

    def search_objectives(self) -> str:
        """Objectives and key concepts as words for the search index."""
        concepts = (f"{item.value['term']} {item.value['meaning']}" for item in self.key_concepts)
        return "\n".join([*(item.value["text"] for item in self.objectives), *concepts])

    def search_body(self) -> str:
        """Everything else worth finding: steps, questions, tips, variations, background."""
        fields = ("steps", "debrief", "tips", "variations", "clips")
        words = [
            " ".join(getattr(self, name).stream_block.get_searchable_content(getattr(self, name)))
            for name in fields
        ]
        return "\n".join([*words, self.background, self.follow_up])


SYNCHRONISED_FACTS = (
    "slug",
    "code",
    "activity_types",
    "project_phases",
    "group_phases",
    "energy",
    "complexity",
    "prep_min",
    "run_min_min",
    "run_min_max",
    "debrief_min",
    "group_min",
    "group_ideal",
    "group_max",
    "subgroup_size",
    "subgroup_mixing",
    "facilitators_min",
    "age_min",
    "age_max",
    "audiences",
    "settings",
    "space",
    "noise",
    "tech",
    "language_load",
    "cost_band",
    "weather_dependent",
    "daylight_needed",
    "consent_required",
    "online_suitability",
    "place_type",
    "travel_min",
    "deliverable",
    "room_plan",
    "organisation",
    "project_grant",
    "licence",
    "version",
    "last_reviewed",
    "life_cycle",
)


class ActivityPage(ActivityMixin, Page):
    """An activity of the library."""

    search_fields: ClassVar[list] = [
        *Page.search_fields,
        index.SearchField("code", boost=2),
        index.AutocompleteField("code"),
        index.SearchField("search_objectives", boost=1.5),
        index.SearchField("taster", boost=1.2),
        index.AutocompleteField("taster"),
        index.SearchField("search_body", boost=0.5),
        index.FilterField("code"),
        index.FilterField("run_min_min"),
    ]
    parent_page_types: ClassVar[list[str]] = ["activities.ActivityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("One activity: what it is for, how to run it, what people learn")
    template = "activities/activity_page.html"
    edit_handler = panels.edit_handler()

    # What cards show without a mark of its language: never published untranslated.
    words_in_lists: ClassVar[tuple[str, ...]] = ("taster",)
    # Slugs are shared by all languages: the engine would destroy Cyrillic ones, and a reader who
    # changes language stays where she is.
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False) for name in SYNCHRONISED_FACTS
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def get_admin_display_title(self) -> str:
        """Return the title with the code in front: editors know activities by either."""
        return f"{self.code} {super().get_admin_display_title()}".strip()

    @property
    def preview_modes(self) -> list[tuple[str, str | Promise]]:
        return [("", _("Web page")), ("sheet", _("Facilitator sheet"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "activities/printing/sheet_preview.html" if mode_name == "sheet" else self.template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        if mode_name != "sheet":
            return super().get_preview_context(request, mode_name)
        from activities.pages.sheet import sheet_context

        return sheet_context(self, RunQuery(), request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from activities.pages.presenting import activity_context

        context = super().get_context(request, *args, **kwargs)
        return {**context, **activity_context(self, request)}
