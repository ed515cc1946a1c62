"""What there is to translate in the content, as the site will ask for it: built in memory, before it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.images.models import Image
from wagtail_localize.segments import StringSegmentValue

from activities.models import (
    ActivityIndexPage,
    ActivityPage,
    Competence,
    CompetenceFramework,
    Topic,
)
from toolkit_site.home.models import HomePage
from toolkit_site.starter.catalogues.catalogue import COMPETENCES, HOME, LIBRARY, SITE, TOPICS
from toolkit_site.starter.loading.page_values import SiteIds, fill_page
from toolkit_site.starter.loading.site import HOME_TITLE, LIBRARY_TITLE
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.starter_content import StarterContent
from toolkit_site.translation.engine.extraction import extract
from toolkit_site.translation.engine.places import Place, places
from toolkit_site.translation.engine.segments import is_to_translate


# By content path: the texts that stand there, and the room that they have.
Texts = dict[str, tuple[list[str], Place]]

# Stands for whatever has an id only once it is loaded.
NOT_LOADED = -1


def file_names(content: StarterContent) -> list[str]:
    """Return what catalogues may be called."""
    return [SITE, TOPICS, COMPETENCES, *(_file_name(activity) for activity in content.activities)]


def activity_of(name: str, content: StarterContent) -> ActivityContent | None:
    """Return the activity that a catalogue translates, by the name of its file."""
    return next((one for one in content.activities if _file_name(one) == name), None)


def originals(name: str, content: StarterContent) -> Iterator[tuple[str, Texts]]:
    """Yield the objects that a catalogue translates, each with its texts."""
    activity = activity_of(name, content)
    if activity is not None:
        yield "", _texts(_page(activity, content))
    elif name == SITE:
        yield HOME, _texts(HomePage(title=HOME_TITLE))
        yield LIBRARY, _texts(ActivityIndexPage(title=LIBRARY_TITLE))
    elif name == TOPICS:
        for topic in content.topics:
            yield topic.slug, _texts(Topic(title=topic.title, description=topic.description))
    elif name == COMPETENCES:
        for frame in content.frameworks:
            framework = CompetenceFramework(title=frame.title, description=frame.description)
            yield frame.code, _texts(framework)
            for one in frame.competences:
                row = Competence(title=one.title, description=one.description, framework=framework)
                yield f"{frame.code}/{one.code}", _texts(row)


def _file_name(activity: ActivityContent) -> str:
    return f"{activity.code}-{activity.columns.get('slug')}.po"


def _page(activity: ActivityContent, content: StarterContent) -> ActivityPage:
    page = ActivityPage()
    ids = SiteIds(
        topics=dict.fromkeys((topic.slug for topic in content.topics), NOT_LOADED),
        competences=dict.fromkeys(content.competences, NOT_LOADED),
        images=dict.fromkeys(content.drawings, NOT_LOADED),
    )
    fill_page(page, activity, ids)
    for step, entry in zip(page.steps, activity.streams.get("steps", []), strict=True):
        # A drawing that is not loaded would take its alternative text away with it.
        step.value["image"] = Image() if entry.values["image"] else None
    return page


def _texts(instance: Any) -> Texts:
    found: dict[str, list[str]] = {}
    for value in extract(instance):
        if isinstance(value, StringSegmentValue) and is_to_translate(value.path, value.string.data):
            found.setdefault(value.path, []).append(value.string.data)
    room = places(instance, found)
    return {path: (texts, room[path]) for path, texts in found.items()}
