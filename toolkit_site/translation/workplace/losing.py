"""A segment that a sync took away while somebody was writing its words."""

from __future__ import annotations

from wagtail_localize.models import String, StringSegment

from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.recording import Entry
from toolkit_site.translation.workplace.desk import Desk
from toolkit_site.translation.workplace.drafts import store_draft


def follow_lost_segment(desk: Desk, entry: Entry, text: str) -> int | None:
    """Offer the words at the segment that came in the place of the lost one, and return its pk; None if none did."""
    source_html = String.objects.filter(pk=entry.string_id).values_list("data", flat=True).first()
    stale = SegmentTranslation.objects.filter(
        context=entry.context_id, locale=desk.locale, previous_source=source_html or None
    )
    successors = StringSegment.objects.filter(
        source=desk.translation.source_id,
        context=entry.context_id,
        string__in=stale.values("string"),
    )
    found = successors.order_by("order").first()
    if found is None:
        return None
    store_draft(desk, (found.context_id, found.string_id), text)
    return int(found.pk)
