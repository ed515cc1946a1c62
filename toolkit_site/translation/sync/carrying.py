"""Words that a changed source takes along: for each language and each new text, from where and in which state.

No new words come in here and none are lost: rows of texts that are gone stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from wagtail_localize.models import StringTranslation

from toolkit_site.translation.engine.segments import Segment, SegmentKey
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.sync.links import carry_links
from toolkit_site.translation.sync.pairing import Origin, Origins
from toolkit_site.translation.sync.words import Words


# Notes in the history; whoever shows them translates them.
MOVED = gettext_noop("Moved: the same original stands in another place.")
EDITED = gettext_noop("The original was changed.")

KEPT_WHEN_MOVED = (
    "state",
    "text",
    "previous_source",
    "previous_text",
    "door",
    "changed_by_id",
    "changed_at",
    "approved_by_id",
    "approved_at",
)
KEPT_OF_FINAL = ("translation_type", "tool_name", "last_translated_by_id")


@dataclass
class Carried:
    """What is to be written."""

    rows: list[tuple[SegmentTranslation, str]] = field(default_factory=list)
    final: list[StringTranslation] = field(default_factory=list)
    # The texts that another place had before, word for word.
    moved: set[SegmentKey] = field(default_factory=set)


def carry(came: list[Segment], origins: Origins, languages: list[Words]) -> Carried:
    """Return the rows by which the new texts keep the words of their origins, in all languages."""
    carried = Carried()
    for words in languages:
        elsewhere = _by_string(words)
        for after in came:
            origin = origins.get(after.key, Origin())
            same = _same_text(after, origin, elsewhere[after.string_id], words)
            if same or words.has(after.key):
                carried.moved.add(after.key)
            _carry_row(after, origin, same, words, carried)
            _carry_final(after, origin, same, words, carried)
    return carried


def _by_string(words: Words) -> dict[int, list[SegmentKey]]:
    found: dict[int, list[SegmentKey]] = defaultdict(list)
    for key in {**words.rows, **words.final}:
        found[key[1]].append(key)
    return found


def _same_text(
    after: Segment, origin: Origin, keys: list[SegmentKey], words: Words
) -> list[SegmentKey]:
    """Return where the same text has words: first where it has just gone from, then the best words there are."""
    parts = {part.key for part in origin.parts}
    others = [key for key in keys if key != after.key]
    return sorted(others, key=lambda key: (key in parts, *_worth(key, words)), reverse=True)


def _worth(key: SegmentKey, words: Words) -> tuple[bool, bool, int]:
    row = words.rows.get(key)
    is_approved = bool(row and row.state == State.APPROVED)
    # The rest decides only that the choice is always the same.
    return (is_approved, key in words.final, -key[0])


def _carry_row(
    after: Segment, origin: Origin, same: list[SegmentKey], words: Words, carried: Carried
) -> None:
    if after.key in words.rows:
        return
    moved = next((words.rows[key] for key in same if key in words.rows), None)
    if moved:
        row = _new_row(after, words)
        for name in KEPT_WHEN_MOVED:
            setattr(row, name, getattr(moved, name))
        carried.rows.append((row, MOVED))
    elif not same and (edited := _edited_row(after, origin, words)):
        carried.rows.append((edited, EDITED))


def _new_row(after: Segment, words: Words) -> SegmentTranslation:
    return SegmentTranslation(
        context_id=after.context_id, string_id=after.string_id, locale_id=words.locale_id
    )


def _edited_row(after: Segment, origin: Origin, words: Words) -> SegmentTranslation | None:
    """Return the words of the old text as words to be looked at: stale, or a proposal that stays one."""
    parts = [part for part in origin.parts if words.text(part.key)]
    if not parts:
        return None
    row = _new_row(after, words)
    olds = [words.rows.get(part.key) for part in parts]
    is_proposal = all(old and old.state == State.PROPOSED for old in olds)
    row.state = State.PROPOSED if is_proposal else State.STALE
    row.text = _joined(_linked(words.text(part.key), part, after) for part in parts)
    row.previous_source = _joined(_really_translated(part, words)[0] for part in parts)
    row.previous_text = _joined(_really_translated(part, words)[1] for part in parts)
    _sign(row, olds[-1], words.final.get(parts[-1].key))
    return row


def _really_translated(part: Segment, words: Words) -> tuple[str, str]:
    """Return the source that the words were made for, and those words. Stale words were made for an older source."""
    old = words.rows.get(part.key)
    if old and old.previous_source:
        return old.previous_source, old.previous_text
    return part.html, words.text(part.key)


def _sign(
    row: SegmentTranslation, old: SegmentTranslation | None, final: StringTranslation | None
) -> None:
    """Keep who wrote the words, and through which door: nobody approves her own words because they were carried."""
    if old:
        row.door, row.changed_by_id, row.changed_at = old.door, old.changed_by_id, old.changed_at
    elif final:
        is_machine = final.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        row.door = Door.MACHINE if is_machine else Door.SYNC
        row.changed_by_id, row.changed_at = final.last_translated_by_id, final.updated_at


def _carry_final(
    after: Segment, origin: Origin, same: list[SegmentKey], words: Words, carried: Carried
) -> None:
    if after.key in words.final:
        return
    moved = next((words.final[key] for key in same if key in words.final), None)
    finals = [(part, words.final[part.key]) for part in origin.parts if part.key in words.final]
    if moved:
        carried.final.append(_final(after, moved, moved.data))
    elif finals and origin.takes_final:
        text = _joined(_linked(final.data, part, after) for part, final in finals)
        carried.final.append(_final(after, finals[0][1], text))


def _final(after: Segment, old: StringTranslation, text: str) -> StringTranslation:
    kept = {name: getattr(old, name) for name in KEPT_OF_FINAL}
    return StringTranslation(
        context_id=after.context_id,
        translation_of_id=after.string_id,
        locale_id=old.locale_id,
        data=text,
        **kept,
    )


def _linked(text: str, before: Segment, after: Segment) -> str:
    return carry_links(text, before.attrs, after.attrs)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(texts)
