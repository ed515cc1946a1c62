"""Who is in which team, and the two steps that change it; both are logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from wagtail.log_actions import log
from wagtail.models import Locale

from toolkit_site.translation.teams.models import Role, TranslationTeam
from toolkit_site.translation.teams.setup import LANGUAGE_ROLES, bind_teams, ensure_team


@dataclass(frozen=True)
class Team:
    """A role in a language with the people who have it; without a language, the coordinators."""

    role: Role
    locale: Locale | None
    members: tuple[Any, ...]


def teams_of(locales: list[Locale]) -> dict[int | None, list[Team]]:
    """Return the teams by locale id, the coordinators under None, in two queries; those not made yet are empty."""
    members = {
        (team.role, team.locale_id): tuple(team.group.user_set.all())
        for team in TranslationTeam.objects.select_related("group").prefetch_related(
            "group__user_set"
        )
    }
    found: dict[int | None, list[Team]] = {
        locale.pk: [
            Team(role, locale, members.get((role, locale.pk), ())) for role in LANGUAGE_ROLES
        ]
        for locale in locales
    }
    coordinators = members.get((Role.COORDINATOR, None), ())
    return {**found, None: [Team(Role.COORDINATOR, None, coordinators)]}


@transaction.atomic
def add_member(person: Any, role: Role, locale: Locale | None, *, by: Any) -> None:
    """Give a person a role; the first member of a language makes its teams."""
    if locale is not None and not TranslationTeam.objects.filter(locale=locale).exists():
        bind_teams(locale)
    group = ensure_team(role, locale)
    if not group.user_set.filter(pk=person.pk).exists():
        group.user_set.add(person)
        log(person, "translation.join_team", user=by, data={"team": group.name})


@transaction.atomic
def remove_member(person: Any, role: Role, locale: Locale | None, *, by: Any) -> None:
    """Take a role from a person; what she wrote stays."""
    team = TranslationTeam.objects.filter(role=role, locale=locale, group__user=person).first()
    if team is not None:
        team.group.user_set.remove(person)
        log(person, "translation.leave_team", user=by, data={"team": team.group.name})


def candidates() -> list[Any]:
    """Return the active people who work in the admin already, to be suggested; others can be typed in."""
    people = get_user_model()._default_manager.filter(is_active=True, groups__isnull=False)
    return list(people.distinct().order_by(get_user_model().USERNAME_FIELD)[:200])
