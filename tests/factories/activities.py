"""Activities for tests: complete enough to publish, with every part that the test names replaced."""

from __future__ import annotations

from itertools import count
from typing import Any

from wagtail.models import Locale, Page, Site

from activities.models import (
    ActivityCompetence,
    ActivityCredit,
    ActivityIndexPage,
    ActivityMaterial,
    ActivityPage,
    ActivityTopic,
    Competence,
    CompetenceFramework,
    Topic,
)
from toolkit_site.home.models import HomePage


_numbers = count(1)

STEP = {
    "title": "Film one gesture",
    "minutes": 20,
    "phase": "experience",
    "grouping": "subgroup",
    "instructions": "<p>Each team films the same gesture.</p>",
    "say": "Change only the distance.",
    "cue": "One gesture, five distances.",
    "needs": "One phone per team",
    "optional": False,
    "trim": "",
    "image": None,
}


def make_locales() -> dict[str, Locale]:
    """Return the nine locales, made where missing."""
    return {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code in ("en", "fr", "it", "lt", "pl", "uk", "ro", "hu", "pt")
    }


def make_site() -> ActivityIndexPage:
    """Return the library below a home page that is the root of the default site."""
    found = ActivityIndexPage.objects.filter(locale__language_code="en").first()
    if found is not None:
        return found
    locale = make_locales()["en"]
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Home", slug="start", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "port": 80}
    )
    return home.add_child(
        instance=ActivityIndexPage(
            title="Activities", slug="activities", locale=locale, show_in_menus=True
        )
    )


def make_topic(slug: str = "editing", parent: Topic | None = None, **kwargs: Any) -> Topic:
    """Return a topic in English."""
    found = Topic.objects.filter(slug=slug, locale__language_code="en").first()
    defaults = {
        "title": slug.replace("-", " ").capitalize(),
        "locale": make_locales()["en"],
        "parent": parent,
    }
    return found or Topic.objects.create(slug=slug, **{**defaults, **kwargs})


def make_competence(
    code: str = "FL1", framework: str = "film-literacy", **kwargs: Any
) -> Competence:
    """Return a competence in English."""
    locale = make_locales()["en"]
    frame, _made = CompetenceFramework.objects.get_or_create(
        code=framework, locale=locale, defaults={"title": framework.replace("-", " ").capitalize()}
    )
    found = Competence.objects.filter(framework=frame, code=code, locale=locale).first()
    return found or Competence.objects.create(
        framework=frame, code=code, locale=locale, **{"title": f"Competence {code}", **kwargs}
    )


def make_activity(
    *, publish: bool = True, topics: tuple[str, ...] = ("editing",), **facts: Any
) -> ActivityPage:
    """Return an activity below the library, published through a revision as an editor would."""
    number = next(_numbers)
    materials = facts.pop(
        "materials", [{"item": "Observation sheet", "rule": "per-participant", "spare_percent": 5}]
    )
    competences = facts.pop("competences", ["FL1"])
    defaults: dict[str, Any] = {
        "title": f"Activity {number}",
        "slug": f"activity-{number}",
        "code": f"FL-{number:02d}",
        "taster": "Teams film one gesture from five distances.",
        "activity_types": ["exercise"],
        "settings": ["in-person"],
        "locale": make_locales()["en"],
        "objectives": [
            ("objective", {"kind": "skill", "text": "choose a shot size for a feeling"})
        ],
        "steps": [("step", {**STEP}), ("step", {**STEP, "title": "Look together", "minutes": 40})],
        "debrief": [
            ("question", {"question": f"{stage}?", "stage": stage, "optional": False})
            for stage in ("what", "so-what", "now-what")
        ],
    }
    page = ActivityPage(**{**defaults, **facts})
    locale = page.locale
    page.topics = [
        ActivityTopic(topic=make_topic(slug), locale=locale, sort_order=order)
        for order, slug in enumerate(topics)
    ]
    page.materials = [
        ActivityMaterial(locale=locale, sort_order=order, **material)
        for order, material in enumerate(materials)
    ]
    page.competences = [
        ActivityCompetence(
            competence=make_competence(code),
            level=2,
            evidence="Explains a shot.",
            locale=locale,
            sort_order=order,
        )
        for order, code in enumerate(competences)
    ]
    page.credits = [ActivityCredit(name="The team", role="author", locale=locale)]
    make_site().add_child(instance=page)
    if publish:
        page.save_revision().publish()
        page.refresh_from_db()
    else:
        page.live = False
        page.save()
    return page
