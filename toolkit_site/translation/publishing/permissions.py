"""Who may put a translation before readers. It rests on the teams and on the rules of the language."""

from __future__ import annotations

from typing import Any

from wagtail_localize.models import Translation

from toolkit_site.translation.policies.models import LocalePolicy
from toolkit_site.translation.teams.permissions import user_can_review, user_can_translate


def user_can_deliver(user: Any, translation: Translation) -> bool:
    """Say whether this person may publish: reviewers and coordinators may, and translators where nobody reviews."""
    locale_id = translation.target_locale_id
    if user_can_review(user, locale_id):
        return True
    return user_can_translate(user, locale_id) and not LocalePolicy.of(locale_id).needs_review
