"""What the activity page shows beside the activity's own fields: the run box, facts, languages, credits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.competences.models import Competence
from activities.pages import labels
from activities.pages.children import Credit
from activities.pages.choices import LICENCE_URLS, Tech
from activities.pages.fields import labels_of
from activities.pages.languages import (
    language_name,
    language_names,
    reader_language,
    source_language,
)
from activities.pages.linked_data import as_script, learning_resource
from activities.pages.running import RunPlan, RunQuery
from activities.pages.urls import sheet_url


if TYPE_CHECKING:
    from activities.pages.activity import ActivityPage


@dataclass(frozen=True)
class Fact:
    """One entry of the header strip."""

    name: str
    icon: str
    label: str
    value: str


@dataclass(frozen=True)
class ShownCompetence:
    """A linked competence in the reader's language, or else in the one that `lang` and `framework_lang` name."""

    framework: str
    framework_lang: str
    code: str
    title: str
    lang: str
    level: int
    level_label: str
    evidence: str


@dataclass(frozen=True)
class Available:
    """A language in which the activity exists."""

    code: str
    name: str
    url: str
    is_current: bool


def activity_context(page: ActivityPage, request: HttpRequest) -> dict[str, Any]:
    """Return the template context of an activity page for this reader."""
    run = RunPlan(page, RunQuery.read(request.GET))
    available = available_languages(page, request)
    language = page.locale.language_code
    people = list(page.credits.all())
    return {
        "run": run,
        "facts": facts(page, [item.name for item in available]),
        "competences": shown_competences(page, reader_language()),
        "available": available,
        "alternates": alternates(page, available, request),
        **reading_language(language),
        "credits": credits_of(people),
        "attribution": attribution(page, people, request),
        "licence_label": page.get_licence_display(),
        "licence_url": LICENCE_URLS.get(page.licence, ""),
        "sheet_url": sheet_url(page, request) + _kept_parameters(run),
        "json_ld": as_script(learning_resource(page, people, request)),
    }


def reading_language(language: str) -> dict[str, Any]:
    """Return what a template needs to mark words in another language than the reader's."""
    reader = reader_language()
    return {
        "fallback": language != reader,
        "content_lang": "" if language == reader else language,
        "content_language_name": language_name(language),
        "reader_language_name": language_name(reader),
    }


def alternates(
    page: ActivityPage, available: list[Available], request: HttpRequest
) -> list[dict[str, str]]:
    """Return the absolute addresses of the translations for hreflang, the source language as x-default."""
    links = [{"code": item.code, "url": request.build_absolute_uri(item.url)} for item in available]
    source = next((link for link in links if link["code"] == source_language()), None)
    return [*links, {"code": "x-default", "url": source["url"]}] if source else links


def _kept_parameters(run: RunPlan) -> str:
    kept = [f"group={run.group}"] if run.group else []
    if run.start:
        kept.append(f"start={run.start}")
    return "?" + "&".join(kept) if kept else ""


def facts(page: ActivityPage, language_names: list[str]) -> list[Fact]:
    """Return the header strip: what a trainer checks first."""
    strip = [
        Fact("time", "clock", _("Time"), labels.time_label(page)),
        Fact("prep", "prep", _("Preparation"), labels.preparation_label(page)),
        Fact("group", "group", _("Group"), labels.group_label(page)),
        Fact("age", "age", _("Age"), labels.age_label(page)),
        Fact("setting", "place", _("Setting"), labels.settings_label(page)),
        Fact("energy", "energy", _("Energy"), str(page.get_energy_display())),
        Fact("level", "level", _("Level"), str(page.get_complexity_display())),
        Fact("load", "speech", _("Common language"), str(page.get_language_load_display())),
        Fact(
            "tech",
            "camera",
            _("Equipment"),
            ", ".join(labels_of(page.tech, Tech)) or pgettext("equipment", "none"),
        ),
    ]
    if language_names:
        strip.append(Fact("languages", "language", _("Languages"), ", ".join(language_names)))
    return strip


def shown_competences(page: ActivityPage, language: str) -> list[ShownCompetence]:
    """Return the linked competences; titles in the language where they exist in it (two queries)."""
    links = list(
        page.competences.select_related("competence__locale", "competence__framework__locale")
    )
    keys = [link.competence.translation_key for link in links]
    translated = {
        competence.translation_key: competence
        for competence in Competence.objects.filter(
            translation_key__in=keys, locale__language_code=language
        ).select_related("locale", "framework__locale")
    }
    return [
        _shown(link, translated.get(link.competence.translation_key, link.competence), language)
        for link in links
    ]


def _shown(link: Any, competence: Competence, language: str) -> ShownCompetence:
    return ShownCompetence(
        framework=competence.framework.title,
        framework_lang=_lang(competence.framework, language),
        code=competence.code,
        title=competence.title,
        lang=_lang(competence, language),
        level=link.level,
        level_label=str(link.get_level_display()),
        evidence=link.evidence,
    )


def _lang(shown: Any, language: str) -> str:
    """Return the language of what is shown to a reader of another language."""
    code: str = shown.locale.language_code
    return "" if code == language else code


def available_languages(page: ActivityPage, request: HttpRequest) -> list[Available]:
    """Return the languages in which the activity can be read, in the site's order (one query)."""
    pages = {
        other.locale.language_code: other
        for other in page.get_translations(inclusive=True)
        .live()
        .public()
        .filter(alias_of__isnull=True)
        .select_related("locale")
    }
    return [
        Available(code, name, pages[code].get_url(request) or "", code == page.locale.language_code)
        for code, name in language_names(pages)
    ]


def credits_of(rows: Iterable[Credit]) -> list[dict[str, str]]:
    """Return the credits as label and name."""
    return [{"role_label": str(row.get_role_display()), "name": row.name} for row in rows]


def attribution(
    page: ActivityPage, rows: Iterable[Credit], request: HttpRequest | None = None
) -> str:
    """Return a line to copy below a reuse: title, authors, source, licence."""
    authors = ", ".join(
        row.name for row in rows if row.role in (Credit.Role.AUTHOR, Credit.Role.ADAPTER)
    )
    who = authors or page.organisation or _("Pedagogical toolkit")
    return _("“%(title)s” (%(code)s) by %(who)s, %(url)s, %(licence)s") % {
        "title": page.title,
        "code": page.code,
        "who": who,
        "url": page.get_full_url(request),
        "licence": page.get_licence_display(),
    }
