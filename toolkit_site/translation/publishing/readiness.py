"""Whether a translation may go before readers, and if not, why: said in words for the person who asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from toolkit_site.translation.engine.frozen import model_of
from toolkit_site.translation.engine.segments import is_to_translate
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation


@dataclass(frozen=True)
class Readiness:
    """How far the current segments of a translation are; equal ones in one place count once.

    `final` have words that readers may see, `missing` have none. `unapproved` would be published without approval: all
    but the approved ones and the stale ones that keep the words approved for the original as it was. `unfinished` is
    what a translator still has to do: untranslated, proposed and stale ones.
    """

    total: int
    final: int
    missing: int
    stale: int
    unapproved: int
    unfinished: int
    # Why a person may not publish, empty when she may.
    reason: str

    @property
    def can_publish(self) -> bool:
        """Whether a person may publish: nothing would go live that nobody approved."""
        return not self.reason


def readiness(translation: Translation) -> Readiness:
    """Return how far a translation is (three queries).

    A page goes live for the first time only while its original is live. Afterwards it has a life of its own: that the
    original is unpublished takes nothing from readers of other languages, until somebody decides so.
    """
    needs_review = LocalePolicy.of(translation.target_locale_id).needs_review
    done = {State.APPROVED} if needs_review else {State.APPROVED, State.TRANSLATED}
    rows = _segments(translation)
    states = Counter(row.state for row in rows)
    final = sum(row.is_final for row in rows)
    kept = done | {State.STALE}
    unapproved = sum(not (row.is_final and row.state in kept) for row in rows)
    finished = states[State.TRANSLATED] + states[State.APPROVED]
    return Readiness(
        total=len(rows),
        final=final,
        missing=len(rows) - final,
        stale=states[State.STALE],
        unapproved=unapproved,
        unfinished=len(rows) - finished,
        reason=_reason(translation, unapproved),
    )


@dataclass(frozen=True)
class _Row:
    context_id: int
    string_id: int
    is_final: bool
    state: str


def _segments(translation: Translation) -> set[_Row]:
    key = {"context_id": OuterRef("context_id"), "locale_id": translation.target_locale_id}
    final = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"), has_error=False, **key
    ).exclude(data="")
    working = SegmentTranslation.objects.filter(string_id=OuterRef("string_id"), **key)
    rows = StringSegment.objects.filter(source_id=translation.source_id).annotate(
        is_final=Exists(final), state=Subquery(working.values("state")[:1])
    )
    return {
        _Row(context_id, string_id, is_final, state or State.UNTRANSLATED)
        for context_id, string_id, path, html, is_final, state in rows.values_list(
            "context_id", "string_id", "context__path", "string__data", "is_final", "state"
        )
        if is_to_translate(path, html)
    }


def _reason(translation: Translation, unapproved: int) -> str:
    if not translation.enabled:
        return _("This translation has been stopped.")
    live = _live(translation)
    source, target = translation.source.locale_id, translation.target_locale_id
    if source not in live:
        return _("The original has been deleted.")
    if not live[source] and not live.get(target):
        return _("The original is not published. Its translations wait until it is.")
    if target not in live and issubclass(model_of(translation.source), Page):
        return _("The page in this language has been deleted. Submit the original again.")
    if unapproved:
        return ngettext(
            "%(count)s part is not approved yet.",
            "%(count)s parts are not approved yet.",
            unapproved,
        ) % {"count": unapproved}
    return ""


def _live(translation: Translation) -> dict[int, bool]:
    """Return by language whether the original and the translation are live, where they exist."""
    source = translation.source
    model = model_of(source)
    rows = model._base_manager.filter(
        translation_key=source.object_id,
        locale_id__in=[source.locale_id, translation.target_locale_id],
    )
    if issubclass(model, DraftStateMixin):
        return dict(rows.values_list("locale_id", "live"))
    return dict.fromkeys(rows.values_list("locale_id", flat=True), True)
