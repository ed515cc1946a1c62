"""Writing many steps at once: rows, history, final words, titles. More steps are not more queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.deciding import Step, Writer
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.notes import note_of
from toolkit_site.translation.states.standing import Standing


KEY = ["locale", "context", "string"]
ROW_FIELDS = [
    field.name
    for field in SegmentTranslation._meta.concrete_fields
    if not field.primary_key and field.name not in KEY
]
FINAL_KEY = ["locale", "translation_of", "context"]
FINAL_FIELDS = [
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "updated_at",
    "has_error",
    "field_error",
]
TITLE_LENGTH = 255


class Ledger:
    """The steps of one call. Each changes what is known, so that a later one builds on it; `save` writes them all."""

    def __init__(self, writer: Writer, now: Standing) -> None:
        self.writer = writer
        self.now = now
        self.rows: dict[SegmentKey, SegmentTranslation] = {}
        self.changes: list[SegmentChange] = []
        self.final: dict[SegmentKey, StringTranslation] = {}
        # Source, state before and state now of what counts.
        self.moves: list[tuple[str, str, str]] = []

    def take(self, step: Step) -> SegmentTranslation:
        """Enter a step and return its row with the new words and state, not saved yet."""
        key = step.case.entry.key
        row = self.now.rows.get(key) or SegmentTranslation(
            context_id=key[0],
            string_id=key[1],
            locale_id=self.now.translation.target_locale_id,
            version=0,
        )
        if not step.case.known.obsolete:
            self.moves.append((step.case.known.html, step.case.state, step.state))
        _apply(step, row, self.writer, timezone.now())
        self.rows[key] = self.now.rows[key] = row
        self.changes.append(_change(step, row, self.writer))
        if step.makes_final:
            self.final[key] = final_of(row)
            self.now.final[key] = row.text
        return row

    def save(self) -> None:
        """Write rows, history and final words."""
        for row in self.rows.values():
            # Rows are found by their key: two constraints at once would be one too many for an upsert.
            row.pk = None
        SegmentTranslation.objects.bulk_create(
            self.rows.values(), update_conflicts=True, unique_fields=KEY, update_fields=ROW_FIELDS
        )
        SegmentChange.objects.bulk_create(self.changes)
        StringTranslation.objects.bulk_create(
            self.final.values(),
            update_conflicts=True,
            unique_fields=FINAL_KEY,
            update_fields=FINAL_FIELDS,
        )
        self._save_draft_title()

    def _save_draft_title(self) -> None:
        """Show the title in lists of pages, as words: wagtail-localize would show its HTML."""
        translation = self.now.translation
        for key, words in self.final.items():
            known = self.now.known[key]
            if known.path == "title" and not known.obsolete:
                Page.objects.filter(
                    translation_key=translation.source.object_id,
                    locale=translation.target_locale_id,
                ).update(draft_title=visible_text(words.data)[:TITLE_LENGTH])


def _apply(step: Step, row: SegmentTranslation, writer: Writer, at: datetime) -> None:
    # Whoever approves words as they are does not become their author.
    if not (step.same and step.state == State.APPROVED):
        row.door, row.changed_by, row.changed_at = writer.door, writer.user, at
    if step.state != State.APPROVED:
        row.approved_by = row.approved_at = None
    elif row.state != State.APPROVED or not step.same:
        row.approved_by, row.approved_at = writer.user, at
    row.state, row.text = step.state, step.case.text
    row.previous_source = row.previous_text = ""
    row.version += 1


def _change(step: Step, row: SegmentTranslation, writer: Writer) -> SegmentChange:
    return SegmentChange(
        context_id=row.context_id,
        string_id=row.string_id,
        locale_id=row.locale_id,
        state=row.state,
        text=row.text,
        door=writer.door,
        user=writer.user,
        user_name=name_of(writer.user),
        note=note_of(step.case.entry, step.problems, step.state),
    )


def name_of(user: Any) -> str:
    """Return a person's name as history keeps it: it outlives the account."""
    return (user.get_full_name() or user.get_username())[:150] if user else ""


def final_of(row: SegmentTranslation) -> StringTranslation:
    """Return working words as final ones, not saved yet."""
    is_machine = row.door == Door.MACHINE
    return StringTranslation(
        locale_id=row.locale_id,
        context_id=row.context_id,
        translation_of_id=row.string_id,
        data=row.text,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE
        if is_machine
        else StringTranslation.TRANSLATION_TYPE_MANUAL,
        last_translated_by_id=row.changed_by_id,
    )
