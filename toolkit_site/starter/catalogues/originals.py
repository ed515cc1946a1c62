"""What there is to translate in the content, as the site will ask for it: built in memory, before it is loaded.

The database is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.fields import StreamField
from wagtail_localize.segments import StringSegmentValue

from activities.models import (
    ActivityIndexPage,
    Competence,
    CompetenceFramework,
    Topic,
)
from modules.models import LearningPathIndexPage, ModuleIndexPage
from toolkit_site.home.models import HomePage
from toolkit_site.starter.catalogues.catalogue import (
    COMPETENCES,
    HOME,
    LIBRARY,
    MODULES,
    PATHS,
    SITE,
    TOPICS,
)
from toolkit_site.starter.loading.page_values import fill_page, own_columns, stream_data
from toolkit_site.starter.loading.site import HOME_TITLE, LIBRARY_TITLE, MODULES_TITLE, PATHS_TITLE
from toolkit_site.starter.loading.site_ids import SiteIds
from toolkit_site.starter.reading.page_content import PageContent
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
    return [SITE, TOPICS, COMPETENCES, *(page.catalogue for page in content.pages)]


def originals(name: str, content: StarterContent) -> Iterator[tuple[str, Texts]]:
    """Yield the objects that a catalogue translates, each with its texts."""
    page = next((one for one in content.pages if one.catalogue == name), None)
    if page is not None:
        yield "", _texts_of_page(page, content)
    elif name == SITE:
        yield from _site(content)
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


def _site(content: StarterContent) -> Iterator[tuple[str, Texts]]:
    yield HOME, _texts(HomePage, title=HOME_TITLE)
    yield LIBRARY, _texts(ActivityIndexPage, title=LIBRARY_TITLE)
    if content.modules:
        yield MODULES, _texts(ModuleIndexPage, title=MODULES_TITLE)
    if content.paths:
        yield PATHS, _texts(LearningPathIndexPage, title=PATHS_TITLE)


def _texts_of_page(content: PageContent, everything: StarterContent) -> Texts:
    page = content.model(content_type_id=CONTENT_TYPE)
    ids = SiteIds(
        topics=dict.fromkeys((topic.slug for topic in everything.topics), NOT_LOADED),
        competences=dict.fromkeys(everything.competences, NOT_LOADED),
        is_preview=True,
    )
    fill_page(page, content, ids)
    values = [one for one in extract(page) if isinstance(one, StringSegmentValue)]
    for column in own_columns(content.model):
        if isinstance(column, StreamField):
            values += _alternative_texts(column.name, stream_data(column, content, ids))
    return _in_places(page, values)


def _alternative_texts(path: str, data: Any) -> Iterator[StringSegmentValue]:
    """Yield what drawings have to say: they are not loaded, and the page has nothing in their place."""
    if isinstance(data, list):
        # Coded choices are lists too, of plain words.
        for one in (item for item in data if isinstance(item, dict)):
            yield from _alternative_texts(f"{path}.{one['id']}", one["value"])
    elif isinstance(data, dict):
        if data.get("alt_text"):
            yield StringSegmentValue(f"{path}.alt_text", data["alt_text"])
        for name, value in data.items():
            yield from _alternative_texts(f"{path}.{name}", value)


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
