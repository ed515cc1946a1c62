"""Send the weekly mail to those who asked for it. However often a timer runs it, nobody gets it twice a week."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from toolkit_site.translation.waiting.digest import send_digests


class Command(BaseCommand):
    """`send_translation_digest`: says how many mails it sent."""

    help = "Send people who asked for it a mail about the translations that wait for them."

    def handle(self, *args: Any, **options: Any) -> None:
        outcomes = send_digests()
        self.stdout.write(f"{outcomes['sent']} sent, {outcomes['nothing']} with nothing to say")
        if outcomes["failed"]:
            raise CommandError(f"{outcomes['failed']} could not be sent: see the log")
