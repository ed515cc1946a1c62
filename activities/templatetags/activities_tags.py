"""Template tags of the activities app: addresses under the reader's language, labels, similar activities."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from wagtail.models import Page

from activities.pages import labels, urls
from activities.pages.activity import ActivityPage
from activities.pages.cards import ActivityCard
from activities.pages.languages import reader_language
from activities.search import catalogue, listing


register = template.Library()

register.simple_tag(labels.minutes_label, name="minutes")


@register.simple_tag(takes_context=True)
def reader_url(context: Context, page: Page) -> str:
    """Return the page's address under the reader's language."""
    return urls.reader_url(page, context.get("request"))


@register.simple_tag(takes_context=True)
def related_activities(context: Context, page: ActivityPage, number: int = 3) -> list[ActivityCard]:
    """Return cards of what to do before and after this activity, filled up with the most similar ones."""
    return listing.related(
        page,
        catalogue.current(context.get("request")),
        reader_language(),
        number,
        context.get("request"),
    )


@register.simple_tag(takes_context=True)
def strand_of(context: Context, page: ActivityPage) -> dict[str, str]:
    """Return the strand of an activity: slug, label, and the address of the library filtered by it.

    `lang` is the language of the label where it is not the reader's.
    """
    library = catalogue.current(context.get("request"))
    slug = library.topics.top_of(library.topics.with_ancestors(topic_keys(page)))
    parent = page.get_parent()
    url = (
        f"{urls.reader_url(parent, context.get('request'))}?topic={slug}" if slug and parent else ""
    )
    reader = reader_language()
    label = library.topics.title(slug, reader) if slug else ""
    lang = library.topics.language_of_title(slug, reader) if slug else reader
    return {"slug": slug, "label": label, "url": url, "lang": "" if lang == reader else lang}


def topic_keys(page: ActivityPage) -> list[Any]:
    """Return the translation keys of the topics of a page or of an unsaved preview."""
    return [link.topic.translation_key for link in page.topics.select_related("topic")]


@register.filter
def get_item(mapping: dict[str, Any], key: str) -> Any:
    """Return `mapping[key]`, or None."""
    return mapping.get(key)
