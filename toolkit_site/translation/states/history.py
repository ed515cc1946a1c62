"""Bringing back words from the history of a segment."""

from __future__ import annotations

from typing import Any

from wagtail_localize.models import Translation

from toolkit_site.translation.states.choices import Door
from toolkit_site.translation.states.entries import Entry, Intent, Kind, Outcome
from toolkit_site.translation.states.models import SegmentChange
from toolkit_site.translation.states.reading import history
from toolkit_site.translation.states.recording import record


__all__ = ["history", "restore"]


def restore(
    translation: Translation,
    change: SegmentChange,
    *,
    user: Any,
    seen: int | None,
    string_id: int | None = None,
    overrule: bool = False,
    note: str = "",
) -> Outcome:
    """Make the words of a change the working words again, as a translation that waits for approval.

    With `string_id` they go to another text of the same place: words of an older original for the one of today.

    Raises:
        PermissionDenied, PageLockedError: as `record` does.
    """
    entry = Entry(
        context_id=change.context_id,
        string_id=string_id or change.string_id,
        text=change.text,
        intent=Intent.TRANSLATE,
        seen=seen,
        note=note,
        overrule=overrule,
    )
    if change.locale_id != translation.target_locale_id:
        return Outcome(Kind.UNKNOWN, entry)
    return record(translation, [entry], user=user, door=Door.RESTORE)[0]
