"""The people of the demo and what each of them may do. A real site makes its own accounts in the admin."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from wagtail.models import GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile


EDITORS, MODERATORS, TRANSLATORS = "Editors", "Moderators", "Translators"


@dataclass(frozen=True)
class DemoAccount:
    """One account: its name says what it is for."""

    username: str
    purpose: str
    group: str = ""
    admin_language: str = ""
    is_superuser: bool = False


ACCOUNTS = (
    DemoAccount("editor", "writes activities", EDITORS),
    DemoAccount("translator-fr", "translates into French", TRANSLATORS, "fr"),
    DemoAccount("translator-uk", "translates into Ukrainian", TRANSLATORS, "uk"),
    DemoAccount("reviewer", "checks and publishes", MODERATORS),
    DemoAccount("trainer", "plans sessions, has no access to the admin"),
    DemoAccount("admin", "may do everything", is_superuser=True),
)


@transaction.atomic
def create_missing(password: str, *, overwrite: bool) -> list[str]:
    """Create the accounts that are missing and return their names; `overwrite` gives the others the password, too."""
    _grant_snippets(EDITORS, ("view",))
    _grant_snippets(EDITORS, ("add", "change"), only=("topic",))
    _grant_snippets(MODERATORS, ("add", "change", "delete", "view"))
    _make_translators()
    created = [account.username for account in ACCOUNTS if _create(account, password)]
    if overwrite:
        for user in get_user_model().objects.filter(username__in=[a.username for a in ACCOUNTS]):
            user.set_password(password)
            user.save(update_fields=["password"])
    return created


def _create(account: DemoAccount, password: str) -> bool:
    users = get_user_model().objects
    if users.filter(username=account.username).exists():
        return False
    make = users.create_superuser if account.is_superuser else users.create_user
    user = make(account.username, f"{account.username}@example.org", password)
    if account.group:
        user.groups.add(Group.objects.get_or_create(name=account.group)[0])
    if account.admin_language:
        UserProfile.objects.update_or_create(
            user=user, defaults={"preferred_language": account.admin_language}
        )
    return True


def _grant_snippets(group_name: str, actions: tuple[str, ...], only: tuple[str, ...] = ()) -> None:
    """Let a group of Wagtail's own read or edit the topics, frameworks and competences, or `only` some of them.

    Editors add topics; frameworks and their competences are published elsewhere and seldom change.
    """
    group, _made = Group.objects.get_or_create(name=group_name)
    for model in get_snippet_models():
        if only and model._meta.model_name not in only:
            continue
        codenames = [f"{action}_{model._meta.model_name}" for action in actions]
        group.permissions.add(
            *Permission.objects.filter(
                content_type__app_label=model._meta.app_label, codename__in=codenames
            )
        )


def _make_translators() -> None:
    """Give translators the admin, the pages' words and the right to send pages to translation, but not to publish."""
    group, _made = Group.objects.get_or_create(name=TRANSLATORS)
    group.permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "submit_translation"])
    )
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.get_or_create(
        group=group, page=Page.objects.get(depth=1), permission=change
    )
