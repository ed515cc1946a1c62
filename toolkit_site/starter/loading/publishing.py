"""Publishing what catalogues complete: first what others point at, and never against a decision made on the site."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from wagtail_localize.models import Translation

from toolkit_site.translation.publishing.delivery import NotReady, deliver
from toolkit_site.translation.publishing.models import Delivery
from toolkit_site.translation.publishing.targets import is_before_readers, target_of


logger = logging.getLogger(__name__)


def publish_complete(translations: Iterable[Translation], changed: set[int]) -> None:
    """Publish the translations that are completely approved and were never published, or are and have new words."""
    translations = list(translations)
    delivered = set(
        Delivery.objects.filter(translation__in=translations).values_list(
            "translation_id", flat=True
        )
    )
    for translation in _complete(translations):
        is_first = translation.pk not in delivered
        if is_first or (translation.pk in changed and is_before_readers(target_of(translation))):
            _publish(translation)


def _complete(translations: list[Translation]) -> list[Translation]:
    found = Translation.objects.filter(pk__in=[one.pk for one in translations])
    counts = found.values_list("pk", "progress__segments", "progress__segments_approved")
    done = {pk for pk, segments, approved in counts if segments and segments == approved}
    return [one for one in translations if one.pk in done]


def _publish(translation: Translation) -> None:
    try:
        deliver(translation, user=None)
    except NotReady as reason:
        logger.warning("%s is not published: %s", translation.source.object_repr, reason)
