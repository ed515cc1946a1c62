"""`manage.py update_catalogues`: what `makemessages` does, without `xgettext`; with `--check` it only judges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

import polib

from toolkit_site.catalogues.files import catalogue_path, translated_languages
from toolkit_site.catalogues.merging import lost_placeholders, merged
from toolkit_site.catalogues.sources import Message, find_messages


class Command(BaseCommand):
    """Brings `locale/<lang>/LC_MESSAGES/django.po` up to date for every language."""

    help = "Find the interface's messages in the sources and merge them into the catalogues."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail if something should change."
        )
        parser.add_argument(
            "--complete", nargs="*", default=[], help="Languages that must have every message."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        messages = find_messages(Path(settings.BASE_DIR))
        faults: list[str] = []
        for language in translated_languages():
            new, is_changed = self._merge(language, messages)
            faults += self._faults(new, language, must_be_complete=language in options["complete"])
            done = len(new.translated_entries())
            self.stdout.write(f"{language}: {done} of {len(messages)} messages translated")
            if is_changed and options["check"]:
                faults.append(f"{language}: not up to date with the sources; run `make messages`")
            elif is_changed:
                self._save(new, catalogue_path(language))
        if faults:
            raise CommandError("\n".join(faults))

    def _merge(self, language: str, messages: list[Message]) -> tuple[polib.POFile, bool]:
        path = catalogue_path(language)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        new = merged(polib.pofile(before) if before else polib.POFile(), messages, language)
        return new, str(new).strip() != before.strip()

    def _faults(
        self, catalogue: polib.POFile, language: str, *, must_be_complete: bool
    ) -> list[str]:
        live = [entry for entry in catalogue if not entry.obsolete]
        faults = [
            f"{language}: placeholders {', '.join(sorted(wrong))} differ in the translation of {entry.msgid!r}"
            for entry in live
            if not entry.fuzzy and (wrong := lost_placeholders(entry))
        ]
        if must_be_complete:
            faults += [
                f"{language}: no translation of {e.msgid!r}" for e in live if not e.translated()
            ]
        return faults

    def _save(self, catalogue: polib.POFile, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{catalogue}".rstrip() + "\n", encoding="utf-8")
