"""The facts at the head of an activity file, read into the columns of an activity page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from activities.pages import choices
from activities.pages.children import Credit, Neighbour
from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.fact_readers import (
    Reader,
    choice,
    choices_list,
    code_in,
    day,
    flag,
    number,
    number_range,
    text,
)
from toolkit_site.starter.reading.head import read_head, read_slug, read_title
from toolkit_site.starter.reading.page_content import Entry, PageContent
from toolkit_site.starter.reading.problems import Report


NEEDED = (
    "code",
    "title",
    "slug",
    "topics",
    "activity_types",
    "prep_min",
    "run_min",
    "debrief_min",
    "group",
    "age",
    "settings",
)


def read_front_matter(facts: str, content: ActivityContent, report: Report) -> None:
    """Fill the columns, topics, credits and neighbours of an activity."""
    read_head(facts, READERS, NEEDED, content, report)


def _subgroup(node: Any, key: str, content: PageContent, report: Report) -> None:
    parts = yaml_nodes.mapping(node, key, ("size", "mixing"), report)
    if "size" in parts.nodes:
        number("subgroup_size")(parts.nodes["size"], f"{key}.size", content, report)
    if "mixing" in parts.nodes:
        choice("subgroup_mixing", choices.Mixing)(
            parts.nodes["mixing"], f"{key}.mixing", content, report
        )


def _topics(node: Any, key: str, content: PageContent, report: Report) -> None:
    slugs = [
        (yaml_nodes.text(item, key, report), item)
        for item in yaml_nodes.sequence(node, key, report)
    ]
    content.rows["topics"] = [
        Entry(yaml_nodes.line_of(item), slug, {"topic": slug}) for slug, item in slugs
    ]
    if not slugs:
        report.add(yaml_nodes.line_of(node), _("topics: name at least one"))


def _credits(node: Any, key: str, content: PageContent, report: Report) -> None:
    content.rows["credits"] = []
    for item in yaml_nodes.sequence(node, key, report):
        before = len(report.problems)
        parts = yaml_nodes.mapping(item, key, ("name", "role"), report)
        name = parts.text("name", report, needed=True)
        role = (
            code_in(parts.nodes["role"], f"{key}.role", Credit.Role, report)
            if "role" in parts.nodes
            else None
        )
        values = {"name": name, "role": role or Credit.Role.AUTHOR.value}
        content.rows["credits"].append(
            Entry(
                yaml_nodes.line_of(item),
                f"{name}/{values['role']}",
                values,
                flawed=len(report.problems) > before,
            )
        )


def _neighbours(direction: Neighbour.Direction) -> Reader:
    def read(node: Any, key: str, content: PageContent, report: Report) -> None:
        rows = content.rows.setdefault("neighbours", [])
        for item in yaml_nodes.sequence(node, key, report):
            code = yaml_nodes.text(item, key, report)
            values = {"direction": direction.value, "activity": code}
            rows.append(Entry(yaml_nodes.line_of(item), f"{direction.value}/{code}", values))

    return read


READERS: dict[str, Reader] = {
    "code": text("code"),
    "title": read_title,
    "slug": read_slug,
    "topics": _topics,
    "project_phases": choices_list("project_phases", choices.ProjectPhase),
    "activity_types": choices_list("activity_types", choices.ActivityType),
    "group_phases": choices_list("group_phases", choices.GroupPhase),
    "energy": choice("energy", choices.Energy),
    "complexity": choice("complexity", choices.Complexity),
    "prep_min": number("prep_min"),
    "run_min": number_range(min="run_min_min", max="run_min_max"),
    "debrief_min": number("debrief_min"),
    "group": number_range(min="group_min", ideal="group_ideal", max="group_max"),
    "subgroup": _subgroup,
    "facilitators": number("facilitators_min"),
    "age": number_range(min="age_min", max="age_max"),
    "audiences": choices_list("audiences", choices.Audience),
    "settings": choices_list("settings", choices.Setting),
    "space": choice("space", choices.Space),
    "noise": choice("noise", choices.Noise),
    "tech": choices_list("tech", choices.Tech),
    "language_load": choice("language_load", choices.LanguageLoad),
    "cost": choice("cost_band", choices.Cost),
    "weather_dependent": flag("weather_dependent"),
    "daylight_needed": flag("daylight_needed"),
    "consent_required": flag("consent_required"),
    "online": choice("online_suitability", choices.OnlineSuitability),
    "place_type": choice("place_type", choices.PlaceType),
    "travel_min": number("travel_min"),
    "deliverable": choice("deliverable", choices.Deliverable),
    "licence": choice("licence", choices.Licence),
    "life_cycle": choice("life_cycle", choices.LifeCycle),
    "version": text("version"),
    "last_reviewed": day("last_reviewed"),
    "credits": _credits,
    "organisation": text("organisation"),
    "project_grant": text("project_grant"),
    "prior": _neighbours(Neighbour.Direction.PRIOR),
    "next": _neighbours(Neighbour.Direction.NEXT),
}
