"""Who may do what, in which language: named questions, asked by every door."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale

from toolkit_site.translation.teams.models import Role, TranslationTeam


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


def user_has_translation_role(user: Any) -> bool:
    """Say whether this person works on translations at all, in whichever language."""
    return _is_active(user) and (user.is_superuser or bool(_roles(user)))


def locale_ids_to_translate(user: Any) -> set[int]:
    """Return the languages in which this person may write words."""
    return _locale_ids(user, Role.TRANSLATOR, Role.REVIEWER)


def locale_ids_to_review(user: Any) -> set[int]:
    """Return the languages in which this person may approve."""
    return _locale_ids(user, Role.REVIEWER)


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
