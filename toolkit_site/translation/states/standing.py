"""Where the segments of some entries stand, read under a lock so that two writers come one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from toolkit_site.translation.checks.limits import Limits, field_limits
from toolkit_site.translation.engine.segments import SegmentKey, is_to_translate
from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.states.locks import may_be_locked, model_of
from toolkit_site.translation.states.models import SegmentChange, SegmentTranslation


@dataclass(frozen=True)
class Known:
    """A segment that this object has, or once had."""

    path: str
    html: str
    limits: Limits | None
    obsolete: bool = False


@dataclass
class Standing:
    """All that decides what becomes of entries."""

    translation: Translation
    policy: LocalePolicy
    known: dict[SegmentKey, Known]
    rows: dict[SegmentKey, SegmentTranslation]
    final: dict[SegmentKey, str]

    @property
    def may_be_locked(self) -> bool:
        return bool(getattr(self.translation, "may_be_locked", True))


def lock_translation(translation: Translation) -> Translation:
    """Return the translation with its source, locale and policy, its source row locked until the transaction ends.

    The source row and not the translation: a sync locks it too, and must not take old words while new ones come in.
    """
    rows = Translation.objects.select_for_update(of=("source",), no_key=True).select_related(
        "source", "target_locale__translation_policy", "progress"
    )
    found: Translation = (
        rows.defer("source__content_json")
        .annotate(may_be_locked=may_be_locked())
        .get(pk=translation.pk)
    )
    return found


def standing(translation: Translation, keys: Iterable[SegmentKey], *, finals: bool) -> Standing:
    """Read where the segments stand. Segments before rows: a sync brings both at once."""
    keys = set(keys)
    known = _current(translation, keys)
    known |= _obsolete(translation, keys - known.keys())
    return Standing(
        translation=translation,
        policy=policy_of(translation),
        known=known,
        rows=_rows(translation, known),
        final=_final(translation, known)
        if finals or not policy_of(translation).needs_review
        else {},
    )


def policy_of(translation: Translation) -> LocalePolicy:
    """Return the rules of the language from what `lock_translation` has read."""
    locale = translation.target_locale
    return getattr(locale, "translation_policy", None) or LocalePolicy(locale=locale)


def _current(translation: Translation, keys: set[SegmentKey]) -> dict[SegmentKey, Known]:
    model = model_of(translation)
    rows = StringSegment.objects.filter(
        source=translation.source, context__in={context for context, _string in keys}
    ).values_list("context_id", "string_id", "context__path", "context__field_path", "string__data")
    return {
        (context, string): Known(path, html, _limits(model, field_path))
        for context, string, path, field_path, html in rows
        if (context, string) in keys and is_to_translate(path, html)
    }


def _obsolete(translation: Translation, keys: set[SegmentKey]) -> dict[SegmentKey, Known]:
    """Return segments that are gone: a place of this object, and a text that was there or is nowhere else."""
    if not keys:
        return {}
    source = translation.source
    paths = dict(
        TranslationContext.objects.filter(
            object_id=source.object_id, pk__in={context for context, _string in keys}
        ).values_list("pk", "path")
    )
    texts = dict(_texts_of(source, {string for _context, string in keys}))
    return {
        key: Known(paths[key[0]], texts[key[1]], None, obsolete=True)
        for key in keys
        if key[0] in paths and key[1] in texts and is_to_translate(paths[key[0]], texts[key[1]])
    }


def _texts_of(source: Any, string_ids: set[int]) -> Iterable[tuple[int, str]]:
    # Nobody can read texts of other pages by guessing their numbers.
    was_here = SegmentChange.objects.filter(string=OuterRef("pk"), context__object=source.object_id)
    translated_here = StringTranslation.objects.filter(
        translation_of=OuterRef("pk"), context__object=source.object_id
    )
    elsewhere = StringSegment.objects.filter(string=OuterRef("pk")).exclude(source=source)
    return String.objects.filter(
        Q(Exists(was_here)) | Q(Exists(translated_here)) | ~Q(Exists(elsewhere)),
        pk__in=string_ids,
        locale=source.locale_id,
    ).values_list("pk", "data")


def _limits(model: Any, field_path: str) -> Limits | None:
    return field_limits(model, field_path) if model and field_path else None


def _rows(
    translation: Translation, known: dict[SegmentKey, Known]
) -> dict[SegmentKey, SegmentTranslation]:
    rows = SegmentTranslation.objects.filter(
        locale=translation.target_locale_id, context__in={context for context, _string in known}
    )
    found = {(row.context_id, row.string_id): row for row in rows.select_related("changed_by")}
    return {key: row for key, row in found.items() if key in known}


def _final(translation: Translation, known: dict[SegmentKey, Known]) -> dict[SegmentKey, str]:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__in={context for context, _string in known},
        has_error=False,
    ).values_list("context_id", "translation_of_id", "data")
    return {(context, string): data for context, string, data in rows}
