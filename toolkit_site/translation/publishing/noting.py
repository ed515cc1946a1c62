"""What is written down about deliveries: the last one, its parts in the source language, what holds back the next."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from wagtail.models import Revision
from wagtail_localize.models import Translation

from toolkit_site.translation.publishing.models import Delivery, Held


def delivered(
    translation: Translation, user: Any, revision: Revision | None, parts: list[str]
) -> None:
    """Note a delivery. Only the revision that is named here passes the gate."""
    facts = {"at": timezone.now(), "by": user, "revision": revision, "source_parts": parts}
    Delivery.objects.update_or_create(
        translation=translation, defaults={**facts, "held_because": ""}
    )


def held(translation: Translation, because: Held) -> None:
    """Note that readers keep what they have, and why."""
    Delivery.objects.update_or_create(translation=translation, defaults={"held_because": because})


def let_go(translation: Translation) -> None:
    """Note that nothing holds the page back any more."""
    Delivery.objects.filter(translation=translation).update(held_because="")


def has_marked(translation: Translation, paths: list[str]) -> bool:
    """Say whether readers see just these parts marked as being in the source language."""
    rows = Delivery.objects.filter(translation=translation)
    return (rows.values_list("source_parts", flat=True).first() or []) == paths
