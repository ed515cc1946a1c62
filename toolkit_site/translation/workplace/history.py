"""What happened to the words of a segment: who wrote what, when, through which door."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wagtail_localize.models import StringSegment

from toolkit_site.translation.checks import LABELS
from toolkit_site.translation.states.choices import Door, State
from toolkit_site.translation.states.diff import Operation, word_diff
from toolkit_site.translation.states.history import history
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation
from toolkit_site.translation.states.notes import overruled, own_words
from toolkit_site.translation.workplace.addresses import home_url, is_from_script, wanted_by
from toolkit_site.translation.workplace.desk import Desk, at_desk
from toolkit_site.translation.workplace.rendering import shown


SHOWN = 50


@dataclass(frozen=True)
class Step:
    """One line of the history, with what it changed in the words before it."""

    change: SegmentChange
    before: SegmentChange | None
    source_html: str

    @property
    def diff(self) -> list[tuple[Operation, str]]:
        return word_diff(self.before.text if self.before else "", self.change.text)

    @property
    def other_source(self) -> str:
        """The original of these words, where it is not the one of today."""
        html = self.change.string.data
        return shown(html) if html != self.source_html else ""

    @property
    def note(self) -> str:
        return own_words(self.change.note)

    @property
    def overruled(self) -> list[str]:
        return [str(LABELS.get(name, name)) for name in overruled(self.change.note)]

    @property
    def state(self) -> State:
        return State(self.change.state)

    @property
    def door(self) -> Door:
        return Door(self.change.door)


@at_desk
def segment_history(request: HttpRequest, desk: Desk, segment_pk: int) -> HttpResponse:
    """Show the history: as a page, or to a script as the part that goes below the editor."""
    segment = segment_at(desk, segment_pk)
    title, back_url = _("History of a segment"), home_url(request, desk, segment=segment_pk)
    context = {
        "desk": desk,
        "segment": segment,
        "source": shown(segment.string.data),
        "steps": _steps(desk, segment),
        "seen": _version(desk, segment),
        "wanted": wanted_by(request, desk),
        "back_url": back_url,
        "heading": "h4" if is_from_script(request) else "h3",
        "source_code": desk.translation.source.locale.language_code,
        "target_code": desk.locale.language_code,
        "page_title": title,
        "header_title": title,
        "breadcrumbs_items": [
            {"url": back_url, "label": desk.title},
            {"url": "", "label": title, "sublabel": str(desk.locale)},
        ],
    }
    name = "history" if is_from_script(request) else "history_page"
    return render(request, f"translation/workplace/{name}.html", context)


def segment_at(desk: Desk, pk: int) -> StringSegment:
    """Return a segment of this source, or answer that there is none."""
    segments = StringSegment.objects.filter(source=desk.translation.source_id)
    return get_object_or_404(segments.select_related("string"), pk=pk)


def changes_of(desk: Desk, segment: StringSegment) -> QuerySet[SegmentChange]:
    """Return the history of a segment. Where the place holds one text only, that of its former texts belongs to it."""
    here = StringSegment.objects.filter(source=segment.source_id, context=segment.context_id)
    is_alone = here.count() == 1
    return history(segment.context_id, desk.locale.pk, None if is_alone else segment.string_id)


def _steps(desk: Desk, segment: StringSegment) -> list[Step]:
    changes = list(changes_of(desk, segment)[: SHOWN + 1])
    pairs = zip_longest(changes, changes[1:])
    return [Step(change, before, segment.string.data) for change, before in pairs][:SHOWN]


def _version(desk: Desk, segment: StringSegment) -> int:
    rows = SegmentTranslation.objects.filter(
        context=segment.context_id, string=segment.string_id, locale=desk.locale
    )
    return rows.values_list("version", flat=True).first() or 0
