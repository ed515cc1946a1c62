"""What the same text was translated to elsewhere in the language."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When
from django.utils.safestring import SafeString

from wagtail.models import Locale
from wagtail_localize.models import Translation

from toolkit_site.translation.checks.notation import to_notation
from toolkit_site.translation.engine.segments import Segment
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.workplace.rendering import shown


LIMIT = 5
# Candidates that are read to find that many different ones.
READ = 50


@dataclass(frozen=True)
class Suggestion:
    """Words that somebody gave the same text in another place."""

    row: SegmentTranslation
    title: str

    @property
    def words(self) -> SafeString:
        return shown(self.row.text)

    @property
    def typed(self) -> str:
        return to_notation(self.row.text)

    @property
    def state(self) -> State:
        return State(self.row.state)


def suggestions(segment: Segment, locale: Locale) -> list[Suggestion]:
    """Return different translations of a segment's text from other places, the approved ones first (two queries).

    Only from what is being translated into this language: whoever asks may translate all of that. Words whose original
    has changed are nobody's translation of this text.
    """
    rows = _rows(segment, locale)
    titles = dict(
        Translation.objects.filter(
            target_locale=locale, source__object__in={row.context.object_id for row in rows}
        ).values_list("source__object_id", "source__object_repr")
    )
    different: dict[str, Suggestion] = {}
    for row in rows:
        if title := titles.get(row.context.object_id):
            different.setdefault(row.text, Suggestion(row, title))
    return list(different.values())[:LIMIT]


def _rows(segment: Segment, locale: Locale) -> list[SegmentTranslation]:
    best_first = Case(
        When(state=State.APPROVED, then=Value(0)),
        When(state=State.TRANSLATED, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = (
        SegmentTranslation.objects.filter(string_id=segment.string_id, locale=locale)
        .exclude(context_id=segment.context_id)
        .exclude(text="")
        .exclude(state=State.STALE)
    )
    return list(found.select_related("context").order_by(best_first, "-changed_at")[:READ])
