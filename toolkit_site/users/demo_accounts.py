"""The people of the demo and what each of them may do. A real site makes its own accounts in the admin."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import transaction

from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from toolkit_site.translation.models import TranslationTeam
from toolkit_site.translation.teams.models import Role


EDITORS, MODERATORS = "Editors", "Moderators"
# What the demo's translators were in before languages had teams.
OLD_TRANSLATORS = "Translators"


@dataclass(frozen=True)
class DemoAccount:
    """One account: its name says what it is for."""

    username: str
    purpose: str
    group: str = ""
    translates: str = ""
    reviews_all: bool = False
    is_superuser: bool = False


ACCOUNTS = (
    DemoAccount("editor", "writes activities", EDITORS),
    DemoAccount("translator-fr", "translates into French", translates="fr"),
    DemoAccount("translator-uk", "translates into Ukrainian", translates="uk"),
    DemoAccount(
        "reviewer", "checks and publishes, in every language", MODERATORS, reviews_all=True
    ),
    DemoAccount("trainer", "plans sessions, has no access to the admin"),
    DemoAccount("admin", "may do everything", is_superuser=True),
)


@transaction.atomic
def create_missing(password: str, *, overwrite: bool) -> list[str]:
    """Create the accounts that are missing and return their names; `overwrite` gives the others the password, too."""
    _grant_snippets(EDITORS, ("view",))
    _grant_snippets(EDITORS, ("add", "change"), only=("topic",))
    _grant_snippets(MODERATORS, ("add", "change", "delete", "view"))
    _let_submit(EDITORS, MODERATORS)
    call_command("create_translation_teams", stdout=StringIO())
    _replace_old_translators()
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
    user.groups.add(*_groups(account))
    if account.translates:
        UserProfile.objects.update_or_create(
            user=user, defaults={"preferred_language": account.translates}
        )
    return True


def _groups(account: DemoAccount) -> list[Group]:
    teams = TranslationTeam.objects.select_related("group")
    translating = teams.filter(role=Role.TRANSLATOR, locale__language_code=account.translates)
    reviewing = teams.filter(role=Role.REVIEWER) if account.reviews_all else teams.none()
    groups = [team.group for team in (*translating, *reviewing)]
    return [*groups, *Group.objects.filter(name=account.group)]


def _replace_old_translators() -> None:
    """Move the translators of an older demo to their teams: the group they were in could edit every page."""
    old = Group.objects.filter(name=OLD_TRANSLATORS).first()
    if old is None:
        return
    for account in ACCOUNTS:
        for user in old.user_set.filter(username=account.username):
            user.groups.remove(old)
            user.groups.add(*_groups(account))
    if not old.user_set.exists():
        old.delete()


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


def _let_submit(*group_names: str) -> None:
    """Let groups send pages to translation, which also shows them the button for it."""
    permission = Permission.objects.get(codename="submit_translation")
    for group in Group.objects.filter(name__in=group_names):
        group.permissions.add(permission)
