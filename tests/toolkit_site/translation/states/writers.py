"""Shorthand for tests that write words."""

from __future__ import annotations

from wagtail_localize.models import StringTranslation

from tests.factories.translation import segment
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.recording import Entry, Intent, record


def entry(translation, path, text, intent=Intent.TRANSLATE, **more):
    found = segment(translation, path)
    return Entry(found.context_id, found.string_id, text, intent, **more)


def put(translation, path, text, user, intent=Intent.TRANSLATE, door=Door.WORKPLACE, **more):
    """Record words for one segment, and return the outcome."""
    return record(
        translation, [entry(translation, path, text, intent, **more)], user=user, door=door
    )[0]


def row(translation, path):
    found = segment(translation, path)
    return SegmentTranslation.objects.filter(
        context=found.context_id, string=found.string_id, locale=translation.target_locale_id
    ).first()


def final(translation, path):
    found = segment(translation, path)
    rows = StringTranslation.objects.filter(
        context=found.context_id,
        translation_of=found.string_id,
        locale=translation.target_locale_id,
        has_error=False,
    )
    return rows.values_list("data", flat=True).first()


def changes(translation, path):
    found = segment(translation, path)
    return list(
        SegmentChange.objects.filter(
            context=found.context_id, string=found.string_id, locale=translation.target_locale_id
        )
    )
