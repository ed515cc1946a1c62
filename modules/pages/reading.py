"""Reading the columns of pages for the catalogue. No page is opened, and no picture loaded."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import CharField, F, IntegerField, Q, TextField
from django.db.models.functions import Cast, Coalesce

from wagtail.models import Page

from activities.models import ActivityCompetence
from modules.pages.held import HeldLocale, HeldPage, HeldSteps


PAGE_COLUMNS = (
    "pk",
    "translation_key",
    "path",
    "live",
    "alias_of_id",
    "title",
    "slug",
    "url_path",
)
KINDS = {"modulepage": "module", "unitpage": "unit", "learningpathpage": "path"}


def learning_pages() -> list[HeldPage]:
    """Return all modules, units and paths in all languages (three queries)."""
    from modules.pages.module import ModuleCompetence
    from modules.pages.unit import UnitCompetence

    competences = {**_rows_of(ModuleCompetence), **_rows_of(UnitCompetence)}
    return [_held(row, competences) for row in _learning_rows()]


def activities_named_by(pages: Iterable[HeldPage]) -> list[HeldPage]:
    """Return the activities that pages refer to, in all languages (two queries)."""
    numbers = {number for page in pages for number in page.activities}
    keys = Page.objects.filter(pk__in=numbers).values("translation_key")
    rows = list(
        Page.objects.filter(activitypage__isnull=False, translation_key__in=keys).values(
            *PAGE_COLUMNS,
            language=F("locale__language_code"),
            taster=F("activitypage__taster"),
            minutes=F("activitypage__run_min_max"),
        )
    )
    competences = _rows_of(ActivityCompetence, page__in=[row["pk"] for row in rows])
    return [_held({**row, "kind": "activity"}, competences) for row in rows]


def _learning_rows() -> Iterator[Mapping[str, Any]]:
    wanted = Q(pk__in=[])
    for relation in KINDS:
        wanted |= Q(**{f"{relation}__isnull": False})
    rows = Page.objects.filter(wanted).values(
        *PAGE_COLUMNS,
        *KINDS,
        language=F("locale__language_code"),
        taster=Coalesce(
            *(F(f"{relation}__taster") for relation in KINDS), output_field=CharField()
        ),
        minutes=Coalesce(F("unitpage__minutes"), 0, output_field=IntegerField()),
        cover=Coalesce(
            F("modulepage__cover"), F("learningpathpage__cover"), output_field=IntegerField()
        ),
        # As text: the columns of blocks would come as pages want them.
        body=Cast(F("unitpage__body"), TextField()),
        stored_steps=Cast(F("learningpathpage__steps"), TextField()),
    )
    for row in rows:
        kind = next(name for relation, name in KINDS.items() if row[relation])
        yield {**row, "kind": kind}


def _held(row: Mapping[str, Any], competences: Mapping[int, list[int]]) -> HeldPage:
    steps = tuple(_blocks(row.get("stored_steps")))
    return HeldPage(
        **{name: row[name] for name in PAGE_COLUMNS},
        kind=row["kind"],
        locale=HeldLocale(row["language"]),
        taster=row["taster"] or "",
        minutes=row["minutes"] or 0,
        cover_id=row.get("cover"),
        competences=tuple(competences.get(row["pk"], ())),
        activities=tuple(_activities(_blocks(row.get("body")), steps)),
        steps=HeldSteps(steps),
    )


def _activities(
    body: Iterable[Mapping[str, Any]], steps: Iterable[Mapping[str, Any]]
) -> Iterator[int]:
    """Yield the numbers of the pages that references and steps name; those of units do no harm."""
    for block in body:
        if block.get("type") == "activity" and (number := block["value"].get("activity")):
            yield number
    for step in steps:
        rule = step["value"].get("rule") or {}
        needs = (one["value"] if isinstance(one, dict) else one for one in rule.get("steps") or [])
        yield from (number for number in (step["value"].get("page"), *needs) if number)


def _blocks(stored: str | None) -> list[dict[str, Any]]:
    """Return the blocks of a stored stream; what is no block is left out."""
    found = json.loads(stored) if stored else []
    return [
        one
        for one in (found if isinstance(found, list) else [])
        if isinstance(one, dict) and isinstance(one.get("value"), dict)
    ]


def _rows_of(model: Any, **wanted: Any) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = model.objects.filter(**wanted).order_by("page_id", "sort_order")
    for page, competence in rows.values_list("page_id", "competence_id"):
        found[page].append(competence)
    return found
