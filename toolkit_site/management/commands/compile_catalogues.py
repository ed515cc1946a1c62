"""`manage.py compile_catalogues`: what `compilemessages` does, without `msgfmt`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from toolkit_site.catalogues.files import compile_all


class Command(BaseCommand):
    """Compiles the catalogues that changed."""

    help = "Compile the message catalogues that changed since they were last compiled."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for path in compile_all():
            self.stdout.write(f"Compiled {path}")
