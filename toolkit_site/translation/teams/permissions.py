"""Who may do what, in which language: named questions, asked by every door."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from modelcluster.fields import ParentalKey

from toolkit_site.translation.teams.models import Role, TranslationTeam


SUBMIT = "wagtail_localize.submit_translation"
_CACHE = "_translation_roles"


def user_can_translate(user: Any, locale: Locale | int) -> bool:
    """Say whether this person may write words in the language: its translators, its reviewers and coordinators may."""
    return _may(user, locale, Role.TRANSLATOR, Role.REVIEWER)


def user_can_review(user: Any, locale: Locale | int) -> bool:
    """Say whether this person may approve words and publish in the language."""
    return _may(user, locale, Role.REVIEWER)


def user_can_coordinate(user: Any) -> bool:
    """Say whether this person looks after all languages: teams, rules, submitting, jobs."""
    return _is_active(user) and (user.is_superuser or (Role.COORDINATOR, None) in _roles(user))


def user_can_appoint_coordinators(user: Any) -> bool:
    """Say whether this person may make others coordinators: superusers only, so that nobody raises herself."""
    return _is_active(user) and bool(user.is_superuser)


def user_has_translation_role(user: Any) -> bool:
    """Say whether this person works on translations at all, in whichever language."""
    return _is_active(user) and (user.is_superuser or bool(_roles(user)))


def user_can_see_matrix(user: Any) -> bool:
    """Say whether this person may see how far translations are: whoever works on them or submits pages to them."""
    return user_has_translation_role(user) or (_is_active(user) and user.has_perm(SUBMIT))


def user_can_submit(user: Any, instance: Any) -> bool:
    """Say whether this person may send an original to translation, and bring its translations up to date.

    Coordinators may, and whoever may edit the original and has wagtail-localize's permission. What was never published
    nobody may send: it would show a draft to people who cannot see it (ask `was_published` to say why).
    """
    if not (_is_active(user) and was_published(instance)) or _is_part(instance):
        return False
    if _may_edit(user, instance):
        return user_can_coordinate(user) or user.has_perm(SUBMIT)
    # Withdrawn pages are for their editors only.
    return user_can_coordinate(user) and getattr(instance, "live", True)


def user_can_see_jobs(user: Any) -> bool:
    """Say whether this person may ask for jobs at all, and so see what became of her own."""
    return user_can_coordinate(user) or (_is_active(user) and user.has_perm(SUBMIT))


def user_can_see_job(user: Any, job: Any) -> bool:
    """Say whether this person may see a job, which names pages: who asked for it may, and coordinators."""
    return user_can_coordinate(user) or (user_can_see_jobs(user) and job.created_by_id == user.pk)


def was_published(instance: Any) -> bool:
    """Say whether an original is or was live; what has no drafts always is."""
    if not hasattr(instance, "live"):
        return True
    return bool(instance.live or getattr(instance, "first_published_at", None))


def locale_ids_to_translate(user: Any) -> set[int]:
    """Return the languages in which this person may write words."""
    return _locale_ids(user, Role.TRANSLATOR, Role.REVIEWER)


def locale_ids_to_review(user: Any) -> set[int]:
    """Return the languages in which this person may approve."""
    return _locale_ids(user, Role.REVIEWER)


def _is_part(instance: Any) -> bool:
    # Parts of a page go with their page, and are no more public than it is.
    return any(isinstance(field, ParentalKey) for field in instance._meta.fields)


def _may_edit(user: Any, instance: Any) -> bool:
    if isinstance(instance, Page):
        return bool(instance.permissions_for_user(user).can_edit())
    policy = policy_registry.get_by_type(type(instance))
    return bool(policy.user_has_permission_for_instance(user, "change", instance))


def _locale_ids(user: Any, *roles: Role) -> set[int]:
    if user_can_coordinate(user):
        return set(Locale.objects.values_list("pk", flat=True))
    return {pk for role, pk in _roles(user) if role in roles and pk} if _is_active(user) else set()


def _may(user: Any, locale: Locale | int, *roles: Role) -> bool:
    locale_id = locale if isinstance(locale, int) else locale.pk
    if user_can_coordinate(user):
        return True
    return _is_active(user) and any((role, locale_id) in _roles(user) for role in roles)


def _is_active(user: Any) -> bool:
    return bool(user and user.is_authenticated and user.is_active)


def _roles(user: Any) -> frozenset[tuple[str, int | None]]:
    # Asked several times in a request: kept on the user object, which lives as long as the request.
    roles = getattr(user, _CACHE, None)
    if roles is None:
        teams = TranslationTeam.objects.filter(group__user=user)
        roles = frozenset(teams.values_list("role", "locale_id"))
        setattr(user, _CACHE, roles)
    return roles
