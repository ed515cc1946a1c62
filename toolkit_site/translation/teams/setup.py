"""Makes the teams: a Wagtail group for each role and language, with Wagtail's own page and collection permissions."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Left, Length

from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
)

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.teams.models import Role, TranslationTeam


NAMES = {
    Role.TRANSLATOR: "Translators",
    Role.REVIEWER: "Reviewers",
    Role.COORDINATOR: "Translation coordinators",
}
LANGUAGE_ROLES = (Role.TRANSLATOR, Role.REVIEWER)
PAGE_ACTIONS = {
    Role.TRANSLATOR: ("change",),
    Role.REVIEWER: ("change", "publish", "lock", "unlock"),
    Role.COORDINATOR: ("change", "publish", "lock", "unlock"),
}


@transaction.atomic
def ensure_team(role: Role, locale: Locale | None = None) -> Group:
    """Return the group of a role in a language, made where missing; coordinators have no language."""
    team = TranslationTeam.objects.filter(role=role, locale=locale).select_related("group").first()
    if team is None:
        name = f"{NAMES[role]} {locale.language_code}" if locale else NAMES[role]
        group, _made = Group.objects.get_or_create(name=name)
        team, _made = TranslationTeam.objects.get_or_create(
            role=role, locale=locale, defaults={"group": group}
        )
    _let_in(team.group, role)
    return team.group


def ensure_teams(locales: Iterable[Locale] | None = None) -> list[Group]:
    """Return the groups of these languages, of all target languages by default, and the coordinators'."""
    locales = target_locales() if locales is None else locales
    groups = [ensure_team(role, locale) for locale in locales for role in LANGUAGE_ROLES]
    return [*groups, ensure_team(Role.COORDINATOR)]


@transaction.atomic
def bind_teams(locale: Locale) -> int:
    """Give the teams of a language their permissions on its root pages, and return how many such pages there are.

    A language without pages is bound later: whatever makes its first page calls this again.
    """
    teams = {role: ensure_team(role, locale) for role in LANGUAGE_ROLES}
    teams[Role.COORDINATOR] = ensure_team(Role.COORDINATOR)
    pages = list(root_pages(locale))
    for role, group in teams.items():
        codenames = [f"{action}_page" for action in PAGE_ACTIONS[role]]
        GroupPagePermission.objects.bulk_create(
            [
                GroupPagePermission(group=group, page=page, permission=permission)
                for page in pages
                for permission in _permissions("wagtailcore", codenames)
            ],
            ignore_conflicts=True,
        )
    _bind_collections(locale, teams.values())
    return len(pages)


def root_pages(locale: Locale) -> QuerySet[Page]:
    """Return the pages with which a language begins: those whose parent page is in another language."""
    parents = Page.objects.filter(locale=locale, path=OuterRef("parent_path"))
    pages = Page.objects.filter(locale=locale, depth__gt=1)
    with_parent = pages.annotate(parent_path=Left("path", Length(F("path")) - Page.steplen))
    return with_parent.filter(~Exists(parents.filter(depth__gt=1)))


def _let_in(group: Group, role: Role) -> None:
    group.permissions.add(*_permissions("wagtailadmin", ["access_admin"]))
    if role == Role.COORDINATOR:
        group.permissions.add(*_permissions("wagtail_localize", ["submit_translation"]))
    _allow_in_collection(Collection.get_first_root_node(), [group], "choose")


def _bind_collections(locale: Locale, groups: Iterable[Group]) -> None:
    """Give the language a collection of its own, for the pictures and handouts that only it needs."""
    root = Collection.get_first_root_node()
    name = f"Translations: {locale.language_code}"
    own = root.get_children().filter(name=name).first()
    _allow_in_collection(own or root.add_child(name=name), groups, "add")


def _allow_in_collection(collection: Collection, groups: Iterable[Group], action: str) -> None:
    permissions = [
        *_permissions("wagtailimages", [f"{action}_image"]),
        *_permissions("wagtaildocs", [f"{action}_document"]),
    ]
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for group in groups
            for permission in permissions
        ],
        ignore_conflicts=True,
    )


def _permissions(app_label: str, codenames: list[str]) -> list[Permission]:
    found = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    return list(found)
