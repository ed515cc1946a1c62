"""`manage.py create_demo_accounts`: makes the demo's accounts and says how to sign in."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand

from toolkit_site.settings.base import env
from toolkit_site.users.demo_accounts import ACCOUNTS, create_missing


class Command(BaseCommand):
    """Creates what is missing, keeps what is there."""

    help = "Create the demo accounts. DEMO_PASSWORD names their password; without it, a random one is made."

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = env.str("DEMO_PASSWORD", "")
        password = chosen or secrets.token_urlsafe(9)
        created = create_missing(password, overwrite=bool(chosen))
        width = max(len(account.username) for account in ACCOUNTS)
        self.stdout.write("Accounts:")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.username:<{width}}  {account.purpose}")
        self.stdout.write(self._about_password(password, created, is_chosen=bool(chosen)))

    def _about_password(self, password: str, created: list[str], *, is_chosen: bool) -> str:
        if is_chosen:
            return "Password of all of them: the one in DEMO_PASSWORD"
        if not created:
            return "Passwords: kept as they were (make demo DEMO_PASSWORD=… sets a new one)"
        if len(created) < len(ACCOUNTS):
            return f"Password of {', '.join(created)}: {password} (the others keep theirs)"
        return f"Password of all of them: {password}"
