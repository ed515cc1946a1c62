"""The editing form: six tabs, collapsible groups, and the check-list of what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.slug import SlugInput

from activities.pages.checklist_panel import ChecklistPanel
from activities.pages.editing import ActivityForm
from activities.pages.form_parts import BlocksPanel, aligned_row


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FOLDED = "collapsed"
TWO_LINES = AdminAutoHeightTextInput(attrs={"rows": 2})


def edit_handler() -> TabbedInterface:
    """Return the tabs of the activity form."""
    return TabbedInterface(
        [
            ObjectList(_glance(), heading=_("At a glance")),
            ObjectList(_running(), heading=_("Run it")),
            ObjectList(_learning(), heading=_("Learning")),
            ObjectList(_adapting(), heading=_("Adapt and care")),
            ObjectList(_credits(), heading=_("Credits")),
            ObjectList(_promotion(), heading=_("Promote")),
        ],
        base_form_class=ActivityForm,
    )


def _group(heading: StrOrPromise, *panels: object, folded: bool = False) -> MultiFieldPanel:
    children = [FieldPanel(panel) if isinstance(panel, str) else panel for panel in panels]
    return MultiFieldPanel(children, heading=heading, classname=FOLDED if folded else "")


def _glance() -> list:
    return [
        ChecklistPanel(heading=_("Before you publish")),
        TitleFieldPanel("title"),
        _group(
            _("In short"),
            "code",
            FieldPanel("taster", widget=TWO_LINES),
            MultipleChooserPanel(
                "topics", chooser_field_name="topic", heading=_("Topics"), label=_("Topic")
            ),
        ),
        _group(_("Kind"), "activity_types", aligned_row("energy", "complexity")),
        _group(
            _("Time"),
            aligned_row("run_min_min", "run_min_max"),
            aligned_row("debrief_min", "prep_min"),
        ),
        _group(
            _("People"),
            aligned_row("group_min", "group_ideal", "group_max"),
            aligned_row("subgroup_size", "subgroup_mixing", "facilitators_min"),
            aligned_row("age_min", "age_max"),
            "audiences",
        ),
        _group(
            _("Place and equipment"),
            "settings",
            "online_suitability",
            aligned_row("space", "noise"),
            "tech",
            aligned_row("language_load", "cost_band"),
            aligned_row("weather_dependent", "daylight_needed", "consent_required"),
        ),
        _group(_("When in a project"), "project_phases", "group_phases", folded=True),
        _group(_("Out on the territory"), aligned_row("place_type", "travel_min"), folded=True),
    ]


def _running() -> list:
    return [
        _group(
            _("Room"),
            "room_setup",
            "room_plan",
            FieldPanel("room_plan_alt", widget=TWO_LINES),
            folded=True,
        ),
        BlocksPanel("preparation"),
        InlinePanel("materials", heading=_("Materials"), label=_("Material")),
        BlocksPanel("steps"),
        BlocksPanel("debrief"),
        _group(_("When things go differently"), "trim_plan", "plan_b", folded=True),
        _group(
            _("Film extracts and making"),
            BlocksPanel("clips"),
            BlocksPanel("constraints"),
            "deliverable",
            FieldPanel("deliverable_format", widget=TWO_LINES),
            folded=True,
        ),
    ]


def _learning() -> list:
    return [
        BlocksPanel("objectives"),
        MultipleChooserPanel(
            "competences",
            chooser_field_name="competence",
            heading=_("Competences"),
            label=_("Competence"),
        ),
        BlocksPanel("key_concepts"),
        FieldPanel("background"),
        InlinePanel("neighbours", heading=_("Before and after"), label=_("Activity")),
        _group(
            _("Afterwards"),
            "evaluation",
            BlocksPanel("indicators"),
            "follow_up",
            BlocksPanel("learner_prompts"),
            folded=True,
        ),
    ]


def _adapting() -> list:
    return [
        BlocksPanel("tips"),
        BlocksPanel("variations"),
        BlocksPanel("accessibility"),
        BlocksPanel("safety"),
        FieldPanel("consent_note"),
        _group(_("Language and distance"), "working_language_hint", "online_variant", folded=True),
    ]


def _credits() -> list:
    return [
        InlinePanel("credits", heading=_("People"), label=_("Person")),
        InlinePanel("sources", heading=_("Adapted from"), label=_("Source")),
        _group(_("Rights"), "licence", "organisation", "project_grant"),
        _group(_("Version"), aligned_row("version", "last_reviewed"), "life_cycle"),
    ]


def _promotion() -> list:
    # Without "show in menus": an activity is found in the library and never stands in a menu.
    return [
        _group(
            _("Address and search engines"),
            FieldPanel("slug", widget=SlugInput),
            "seo_title",
            "search_description",
        ),
        PublishingPanel(),
    ]
