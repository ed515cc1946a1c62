"""Words that a person asks into the field without typing them: the original, a suggestion, her own draft."""

from __future__ import annotations

from wagtail_localize.models import StringSegment

from toolkit_site.translation.checks.notation import to_notation
from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.states.models import SegmentDraft, SegmentTranslation
from toolkit_site.translation.workplace.desk import Desk


def words_for(desk: Desk, key: SegmentKey, action: str, used: int | None) -> str | None:
    """Return what a button puts into the field, None when it is not there any more."""
    context_id, string_id = key
    if action == "copy":
        # Only what stands on this page: nobody reads other originals by guessing their numbers.
        here = StringSegment.objects.filter(
            source=desk.translation.source_id, context=context_id, string=string_id
        )
        html = here.values_list("string__data", flat=True).first()
    elif action == "draft":
        drafts = SegmentDraft.objects.filter(user=desk.user, locale=desk.locale)
        mine = drafts.filter(context=context_id, string=string_id)
        return mine.values_list("text", flat=True).first()
    else:
        others = SegmentTranslation.objects.filter(
            locale=desk.locale, string=string_id, pk=used or 0
        )
        html = others.values_list("text", flat=True).first()
    return None if html is None else to_notation(html)
