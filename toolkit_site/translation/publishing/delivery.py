"""From final words to a page: what people publish, what a sync lets through, and what the workplace previews."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import DraftStateMixin, Page, Revision
from wagtail_localize.models import Translation

from toolkit_site.translation.engine.building import build
from toolkit_site.translation.publishing import aliases, noting, source_parts, writing
from toolkit_site.translation.publishing.comparing import content_for_readers
from toolkit_site.translation.publishing.models import Held
from toolkit_site.translation.publishing.permissions import user_can_deliver
from toolkit_site.translation.publishing.readiness import readiness
from toolkit_site.translation.publishing.restrictions import follow_restrictions
from toolkit_site.translation.publishing.targets import is_before_readers, lock_row, target_of
from toolkit_site.translation.publishing.words import Words, final_words, working_words


logger = logging.getLogger(__name__)


class NotReady(Exception):  # noqa: N818 (the contract's name: a state of the translation, not a fault)
    """The translation cannot be published now; the message says why, in words for the person who asked."""


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery."""

    instance: Any
    revision: Revision | None = None
    published: bool = False
    # Content paths that went out in the source language.
    source_parts: list[str] = field(default_factory=list)
    held: Held | None = None


@transaction.atomic
def deliver(translation: Translation, *, user: Any, publish: bool = True) -> Outcome:
    """Build the page or snippet from its final words and publish it, or keep it as a draft. All of it or nothing.

    Privacy of the original is taken over first. Only programs may leave out the user.

    Raises:
        NotReady: when something is not approved, the page is locked, or its fields do not hold the words.
        PermissionDenied: when this person may not publish in the language.
    """
    if user is not None and not user_can_deliver(user, translation):
        raise PermissionDenied(_("Only reviewers of the language may publish."))
    translation = lock_row(translation)
    if reason := readiness(translation).reason:
        raise NotReady(reason)
    target = target_of(translation)
    _refuse_when_locked(target, user)
    if isinstance(target, Page):
        target = aliases.as_real_page(target, user=user)
    try:
        instance = _built(translation, target, final_words(translation))
        return _put(translation, instance, user=user, publish=publish)
    except writing.InvalidError as error:
        raise NotReady(str(error)) from error


@transaction.atomic
def deliver_after_sync(translation: Translation) -> Outcome | None:
    """Bring what readers see up to date after its original changed, as far as the rules of the language allow.

    Facts, order and everything that keeps its approved words get through. New parts hold the page back, or go out
    marked as being in the source language. Returns None when readers see nothing that would have to change.
    """
    translation = lock_row(translation)
    target = target_of(translation)
    if not translation.enabled or not is_before_readers(target) or aliases.is_alias(target):
        return None
    if _is_locked(target):
        return _held(translation, target, Held.LOCKED)
    words = final_words(translation)
    parts = source_parts.for_readers(translation, words)
    if parts is None:
        return _held(translation, target, Held.NEW_PARTS)
    before = content_for_readers(target)
    instance = _built(translation, target, words | parts.words)
    if before == content_for_readers(instance) and noting.has_marked(translation, parts.paths):
        noting.let_go(translation)
        return Outcome(instance, source_parts=parts.paths)
    try:
        with transaction.atomic():
            return _put(translation, instance, user=None, parts=parts.paths, keep_workflow=True)
    except writing.InvalidError as error:
        logger.warning("%s is held back: %s", target, error)
        return _held(translation, target, Held.REFUSED)


def preview_instance(translation: Translation) -> Any:
    """Return the page or snippet with the words as they are being written, to be shown and not saved."""
    words = working_words(translation)
    return build(
        translation.source, translation.target_locale, words, target=target_of(translation)
    )


def save_draft(translation: Translation, *, user: Any) -> Revision | None:
    """Keep the words as they are now as a draft revision, so that Wagtail's previews and comparisons show them."""
    instance = preview_instance(translation)
    if not isinstance(instance, DraftStateMixin) or instance.pk is None:
        return None
    return writing.save_revision(instance, user=user, clean=False)


def _built(translation: Translation, target: Any, words: Words) -> Any:
    instance = build(translation.source, translation.target_locale, words, target=target)
    return writing.without_schedule(instance)


def _put(
    translation: Translation,
    instance: Any,
    *,
    user: Any,
    publish: bool = True,
    parts: list[str] | None = None,
    keep_workflow: bool = False,
) -> Outcome:
    parts = parts or []
    if isinstance(instance, Page):
        follow_restrictions(translation.source.get_source_instance(), [instance])
    if isinstance(instance, DraftStateMixin):
        revision = writing.save_revision(instance, user=user)
    else:
        revision = writing.save_plainly(instance, user=user) if publish else None
    if publish:
        noting.delivered(translation, user, revision, parts)
    if publish and isinstance(instance, DraftStateMixin):
        writing.publish(revision, user=user, keep_workflow=keep_workflow)
    return Outcome(instance, revision, publish, parts)


def _held(translation: Translation, target: Any, because: Held) -> Outcome:
    noting.held(translation, because)
    return Outcome(target, held=because)


def _is_locked(target: Any) -> bool:
    """Say whether somebody keeps the page as it is. A workflow is no such lock: approved words may be brought out."""
    return bool(getattr(target, "locked", False))


def _refuse_when_locked(target: Any, user: Any) -> None:
    lock = target.get_lock() if hasattr(target, "get_lock") else None
    if lock is not None and (lock.for_user(user) if user is not None else _is_locked(target)):
        raise NotReady(_("Somebody has locked this page. It can be published when it is unlocked."))
