"""`manage.py create_translation_teams`: a group of translators and one of reviewers for each language."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wagtail.models import Locale

from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.publishing.workflow import ensure_workflow
from toolkit_site.translation.teams.setup import bind_teams, ensure_teams


class Command(BaseCommand):
    """Makes what is missing; running it again changes nothing."""

    help = (
        "Make the translation teams with their page, collection and workflow permissions, "
        "for all languages or for one. Running it again only adds what is missing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--locale", metavar="CODE", help="this language only, e.g. fr")

    def handle(self, *args: Any, **options: Any) -> None:
        for locale in self._locales(options["locale"]):
            ensure_teams([locale])
            pages = bind_teams(locale)
            ensure_workflow(locale)
            state = "ready" if pages else "ready, no pages yet"
            self.stdout.write(f"{locale.language_code}: {state}")

    def _locales(self, code: str | None) -> list[Locale]:
        locales = target_locales()
        if code is None:
            return locales
        chosen = [locale for locale in locales if locale.language_code == code]
        if not chosen:
            known = ", ".join(locale.language_code for locale in locales) or "none"
            raise CommandError(f"“{code}” is not a target language. These are: {known}")
        return chosen
