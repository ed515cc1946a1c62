"""What follows from a change of rules: where nobody has to approve any more, translated words are final."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from wagtail_localize.models import StringTranslation

from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.states.choices import State
from toolkit_site.translation.states.models import SegmentTranslation
from toolkit_site.translation.states.writing import FINAL_FIELDS, FINAL_KEY, final_of


BATCH = 1_000


def connect() -> None:
    """Listen for changes of rules. Called once, when the app is ready."""
    post_save.connect(on_change, sender=LocalePolicy, dispatch_uid="translation_rules")


@transaction.atomic
def on_change(sender: Any, instance: LocalePolicy, raw: bool = False, **kwargs: Any) -> None:
    """Make final what waits for an approval that nobody has to give any more. Readers see it when it is published."""
    if raw or instance.needs_review:
        return
    # Whoever writes these words at the same time comes before or after.
    rows = SegmentTranslation.objects.select_for_update(no_key=True).filter(
        locale=instance.locale_id, state=State.TRANSLATED
    )
    StringTranslation.objects.bulk_create(
        [final_of(row) for row in rows.order_by("pk")],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=FINAL_KEY,
        update_fields=FINAL_FIELDS,
    )
