"""What was just saved, so that a person can take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from toolkit_site.translation.engine.markup import visible_text
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.models import SegmentChange
from toolkit_site.translation.states.reading import SegmentRow, history
from toolkit_site.translation.workplace.desk import Desk
from toolkit_site.translation.workplace.drafts import drop_draft


# Whoever comes back to an address later has not just saved anything.
RECENT = timedelta(minutes=10)


@dataclass(frozen=True)
class Saved:
    """The last change of a segment by this person. `former` is what it can go back to: 0 for nothing at all."""

    pk: int
    change: SegmentChange
    former: SegmentChange | None
    version: int

    @property
    def message(self) -> str:
        if self.change.state == State.APPROVED:
            return _("Approved.")
        if self.change.state == State.UNTRANSLATED:
            return _("The words are removed.")
        return _("Restored.") if self.change.door == Door.RESTORE else _("Saved.")

    @property
    def what(self) -> str:
        """The beginning of the words, for those who hear the button without seeing it."""
        return Truncator(visible_text(self.change.text)).chars(40)

    @property
    def can_undo(self) -> bool:
        """Whether there are other words to go back to; an approval of the same words has none."""
        return self.change.text != (self.former.text if self.former else "")


def saved_segment(desk: Desk, row: SegmentRow) -> Saved | None:
    """Return what this person has just saved here, if nothing happened since; what she drafted before is forgotten."""
    segment = row.segment
    last = list(history(segment.context_id, desk.locale.pk, segment.string_id)[:2])
    if not last or last[0].user_id != desk.user.pk or last[0].at < timezone.now() - RECENT:
        return None
    drop_draft(desk, segment.key, until=last[0].at)
    return Saved(segment.pk, last[0], last[1] if len(last) > 1 else None, row.version)
