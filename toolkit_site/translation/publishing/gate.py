"""The last gate: a translated page goes live only as its delivery made it, whichever of Wagtail's doors is used."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail.models import DraftStateMixin, Revision, TranslatableMixin

from toolkit_site.translation.publishing.models import Delivery
from toolkit_site.translation.publishing.targets import translation_of


logger = logging.getLogger(__name__)


class PublishRefusedError(PermissionDenied):
    """Somebody tried to publish words of a translation that were not delivered from its final words."""


def before_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Refuse to put a revision of a translation before readers that no delivery made.

    Stands before every save, since publishing in Wagtail has many doors (edit view, bulk action, API, schedule,
    workflow, code) and all end here. Live pages may be saved for other reasons, and unpublished at any time.

    Raises:
        PublishRefusedError: and takes the revision off the schedule, so that it does not stop the others there.
    """
    if not _may_go_live(instance, kwargs) or not _changes_what_is_live(instance):
        return
    translation = translation_of(instance)
    if translation is None:
        return
    revision_id = instance.live_revision_id
    delivered = Delivery.objects.filter(translation=translation, revision_id=revision_id)
    if revision_id is None or not delivered.exists():
        Revision.objects.filter(pk=revision_id).update(approved_go_live_at=None)
        logger.warning("Refused to publish %s: no delivery of a translation", instance)
        raise PublishRefusedError(refusal(instance))


def refusal(instance: Any) -> str:
    """Return what is said to somebody who wants to publish a translation elsewhere."""
    return _(
        "“%(title)s” is a translation. Translations are published from the translation workplace."
    ) % {"title": instance}


def _may_go_live(instance: Any, kwargs: dict[str, Any]) -> bool:
    is_translatable = isinstance(instance, TranslatableMixin) and isinstance(
        instance, DraftStateMixin
    )
    if not is_translatable or kwargs.get("raw") or not instance.live or not instance.pk:
        return False
    fields = kwargs.get("update_fields")
    is_alias = getattr(instance, "alias_of_id", None)
    return not is_alias and (fields is None or not {"live", "live_revision"}.isdisjoint(fields))


def _changes_what_is_live(instance: Any) -> bool:
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    before = rows.values_list("live", "live_revision_id").first()
    return before is not None and before != (True, instance.live_revision_id)
