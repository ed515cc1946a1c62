"""Unsaved words: kept while a person types and whenever her words could not be saved, for herself alone."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail_localize.models import StringSegment

from toolkit_site.translation.checks.markup import MAX_LENGTH
from toolkit_site.translation.checks.notation import to_notation
from toolkit_site.translation.engine.segments import SegmentKey
from toolkit_site.translation.states.models import SegmentDraft, SegmentTranslation
from toolkit_site.translation.workplace.desk import Desk, at_desk


@at_desk
@require_POST
def keep_draft(request: HttpRequest, desk: Desk, segment_pk: int) -> HttpResponse:
    """Keep what stands in the field; an empty field keeps nothing."""
    segments = StringSegment.objects.filter(source=desk.translation.source_id)
    segment = get_object_or_404(segments.only("context", "string"), pk=segment_pk)
    text = request.POST.get("text", "").replace("\0", "")
    if len(text) > MAX_LENGTH:
        return JsonResponse({"error": _("This text is too long to be kept.")}, status=422)
    key = (segment.context_id, segment.string_id)
    if text.strip():
        store_draft(desk, key, text)
    else:
        drop_draft(desk, key)
    return HttpResponse(status=204)


def drafts_of(desk: Desk) -> dict[SegmentKey, SegmentDraft]:
    """Return what this person has drafted in this translation, saved since or not (one query)."""
    drafts = SegmentDraft.objects.filter(
        user=desk.user, locale=desk.locale, context__object=desk.translation.source.object_id
    )
    return {(draft.context_id, draft.string_id): draft for draft in drafts}


def is_unsaved(draft: SegmentDraft | None, row: SegmentTranslation | None) -> bool:
    """Say whether a draft has words that are not saved: other ones than those there, and newer than hers."""
    if draft is None or row is None:
        return draft is not None
    saved_since = row.changed_by_id == draft.user_id and row.changed_at >= draft.at
    return not saved_since and draft.text != to_notation(row.text)


def store_draft(desk: Desk, key: SegmentKey, text: str) -> None:
    """Keep words of this person for a segment, in the place of earlier ones (one query)."""
    draft = SegmentDraft(
        user=desk.user, locale=desk.locale, context_id=key[0], string_id=key[1], text=text
    )
    SegmentDraft.objects.bulk_create(
        [draft],
        update_conflicts=True,
        unique_fields=["user", "locale", "context", "string"],
        update_fields=["text", "at"],
    )


def drop_draft(desk: Desk, key: SegmentKey, *, until: datetime | None = None) -> None:
    """Forget what this person has not saved here, or only what is not newer than a moment (one query)."""
    drafts = SegmentDraft.objects.filter(
        user=desk.user, locale=desk.locale, context_id=key[0], string_id=key[1]
    )
    if until is not None:
        drafts = drafts.filter(at__lte=until)
    # Nothing hangs on a draft: no need to ask what does.
    drafts._raw_delete(drafts.db)
