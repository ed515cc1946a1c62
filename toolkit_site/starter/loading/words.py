"""The words of a catalogue, recorded where nobody else has written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import Translation

from toolkit_site.translation.exchange.po.importing import import_po
from toolkit_site.translation.exchange.po.reading import Message, PoFile
from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.recording import Intent
from toolkit_site.translation.submission.syncing import sync


# The doors with nobody behind them: what came through them last may be replaced.
OURS = (Door.STARTER, Door.SYNC)

Place = tuple[str, str]


@dataclass
class Imported:
    """The translations that a catalogue is for, those that it changed, and how many of its words others had."""

    translations: list[Translation] = field(default_factory=list)
    changed: set[int] = field(default_factory=set)
    kept: int = 0


def import_words(
    objects: Mapping[UUID, list[Message]], locale: Locale, began: datetime
) -> Imported:
    """Record the messages of each object (by translation key) in a language, unless its translation was stopped."""
    rows = Translation.objects.filter(
        source__object_id__in=objects, target_locale=locale, enabled=True
    ).select_related("source", "target_locale")
    by_key = {row.source.object_id: row for row in rows}
    taken = _taken(list(by_key), locale)
    imported = Imported()
    for key, messages in objects.items():
        if key in by_key:
            free = [one for one in messages if (one.msgctxt, one.msgid) not in taken[key]]
            imported.kept += len(messages) - len(free)
            if by_key[key].source.last_updated_at < began:
                # The original may have changed in this very run.
                sync(by_key[key].source)
            _import(by_key[key], free, imported)
    return imported


def _import(translation: Translation, messages: list[Message], imported: Imported) -> None:
    file = PoFile(messages, translation.target_locale.language_code)
    report = import_po(
        translation, file, user=None, door=Door.STARTER, intent=Intent.APPROVE, overrule=True
    )
    imported.translations.append(translation)
    if report.saved:
        imported.changed.add(translation.pk)


def _taken(keys: list[UUID], locale: Locale) -> dict[UUID, set[Place]]:
    """Return the places and texts for which somebody has written words on the site."""
    people = SegmentChange.objects.filter(context__object_id__in=keys, locale=locale).exclude(
        door__in=OURS
    )
    touched = set(people.values_list("context_id", flat=True))
    rows = SegmentTranslation.objects.filter(context__object_id__in=keys, locale=locale)
    taken: dict[UUID, set[Place]] = defaultdict(set)
    for key, context_id, path, text, door in rows.values_list(
        "context__object_id", "context_id", "context__path", "string__data", "door"
    ):
        if door not in OURS or (door == Door.SYNC and context_id in touched):
            taken[key].add((path, text))
    return taken
