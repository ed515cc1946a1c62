"""The editing form: five tabs, collapsible groups, and the check-list of what is missing."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

from activities.pages.checklist_panel import ChecklistPanel


FOLDED = "collapsed"


def edit_handler() -> TabbedInterface:
    """Return the tabs of the activity form."""
    return TabbedInterface(
        [
            ObjectList(_glance(), heading=_("At a glance")),
            ObjectList(_running(), heading=_("Run it")),
            ObjectList(_learning(), heading=_("Learning")),
            ObjectList(_adapting(), heading=_("Adapt and care")),
            ObjectList(_credits(), heading=_("Credits")),
            ObjectList([*Page.promote_panels, PublishingPanel()], heading=_("Promote")),
        ]
    )


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


def _group(heading: str | Promise, *panels: object, folded: bool = False) -> MultiFieldPanel:
    children = [FieldPanel(panel) if isinstance(panel, str) else panel for panel in panels]
    return MultiFieldPanel(children, heading=heading, classname=FOLDED if folded else "")


def _glance() -> list:
    return [
        ChecklistPanel(heading=_("Before you publish")),
        TitleFieldPanel("title"),
        _group(_("Identity"), "code", "taster", InlinePanel("topics", label=_("Topic"), min_num=1)),
        _group(_("Time"), _row("run_min_min", "run_min_max"), _row("prep_min", "debrief_min")),
        _group(
            _("People"),
            _row("group_min", "group_ideal", "group_max"),
            _row("subgroup_size", "subgroup_mixing", "facilitators_min"),
            _row("age_min", "age_max"),
            "audiences",
        ),
        _group(
            _("Place and equipment"),
            "settings",
            _row("space", "noise"),
            "tech",
            _row("language_load", "cost_band"),
            _row("weather_dependent", "daylight_needed", "consent_required"),
            "online_suitability",
        ),
        _group(
            _("Kind"),
            "activity_types",
            _row("energy", "complexity"),
            "project_phases",
            "group_phases",
            folded=True,
        ),
        _group(_("Out on the territory"), _row("place_type", "travel_min"), folded=True),
    ]


def _running() -> list:
    return [
        _group(_("Room"), "room_setup", "room_plan", "room_plan_alt", folded=True),
        FieldPanel("preparation"),
        InlinePanel("materials", heading=_("Materials"), label=_("Material")),
        FieldPanel("steps"),
        FieldPanel("debrief"),
        _group(_("When things go differently"), "trim_plan", "plan_b", folded=True),
        _group(
            _("Film extracts and making"),
            "clips",
            "constraints",
            "deliverable",
            "deliverable_format",
            folded=True,
        ),
    ]


def _learning() -> list:
    return [
        FieldPanel("objectives"),
        InlinePanel("competences", heading=_("Competences"), label=_("Competence")),
        FieldPanel("key_concepts"),
        FieldPanel("background"),
        InlinePanel("neighbours", heading=_("Before and after"), label=_("Activity")),
        _group(
            _("Afterwards"), "evaluation", "indicators", "follow_up", "learner_prompts", folded=True
        ),
    ]


def _adapting() -> list:
    return [
        FieldPanel("tips"),
        FieldPanel("variations"),
        FieldPanel("accessibility"),
        FieldPanel("safety"),
        FieldPanel("consent_note"),
        _group(_("Language and distance"), "working_language_hint", "online_variant", folded=True),
    ]


def _credits() -> list:
    return [
        InlinePanel("credits", heading=_("People"), label=_("Person")),
        InlinePanel("sources", heading=_("Adapted from"), label=_("Source")),
        _group(_("Rights"), "licence", "organisation", "project_grant"),
        _group(_("Version"), _row("version", "last_reviewed"), "life_cycle"),
    ]
