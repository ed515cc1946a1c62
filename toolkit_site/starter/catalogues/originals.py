"""What there is to translate in the content, as the site will ask for it: built in memory, before it is loaded.

The database is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
# Any: a page without one would ask the database for it.
CONTENT_TYPE = 1


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
        yield "", _texts_of_activity(activity, content)
    elif name == SITE:
        yield HOME, _texts(HomePage, title=HOME_TITLE)
        yield LIBRARY, _texts(ActivityIndexPage, title=LIBRARY_TITLE)
    elif name == TOPICS:
        for topic in content.topics:
            yield topic.slug, _texts(Topic, title=topic.title, description=topic.description)
    elif name == COMPETENCES:
        for frame in content.frameworks:
            words = {"title": frame.title, "description": frame.description}
            yield frame.code, _texts(CompetenceFramework, **words)
            for one in frame.competences:
                words = {"title": one.title, "description": one.description}
                yield f"{frame.code}/{one.code}", _texts(Competence, **words)


def _file_name(activity: ActivityContent) -> str:
    return f"{activity.code}-{activity.columns.get('slug')}.po"


def _texts_of_activity(activity: ActivityContent, content: StarterContent) -> Texts:
    page = ActivityPage(content_type_id=CONTENT_TYPE)
    ids = SiteIds(
        topics=dict.fromkeys((topic.slug for topic in content.topics), NOT_LOADED),
        competences=dict.fromkeys(content.competences, NOT_LOADED),
    )
    fill_page(page, activity, ids)
    values = [one for one in extract(page) if isinstance(one, StringSegmentValue)]
    return _in_places(page, [*values, *_alternative_texts(page, activity)])


def _alternative_texts(
    page: ActivityPage, activity: ActivityContent
) -> Iterator[StringSegmentValue]:
    """Yield what drawings have to say: they are not loaded, and the page has nothing in their place."""
    for step, entry in zip(page.steps, activity.streams.get("steps", []), strict=True):
        if entry.values["image"] is not None:
            path = f"steps.{step.id}.image.alt_text"
            yield StringSegmentValue(path, entry.values["image"].alt)


def _texts(model: Any, **words: str) -> Texts:
    """Return the texts of an object that has nothing but plain ones."""
    is_page = hasattr(model, "live")
    instance = model(**words, content_type_id=CONTENT_TYPE) if is_page else model(**words)
    return _in_places(instance, [StringSegmentValue(*pair) for pair in words.items()])


def _in_places(instance: Any, values: list[StringSegmentValue]) -> Texts:
    found: dict[str, list[str]] = {}
    for value in values:
        if is_to_translate(value.path, value.string.data):
            found.setdefault(value.path, []).append(value.string.data)
    room = places(instance, found)
    return {path: (texts, room[path]) for path, texts in found.items()}
