"""`manage.py resume_translation_jobs`: for a timer; takes over what a lost worker left behind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from toolkit_site.translation.jobs.models import ItemState, JobState, TranslationJob
from toolkit_site.translation.jobs.running import lost_jobs, run


KEPT = timedelta(days=90)


class Command(BaseCommand):
    """Works the jobs off itself, one after the other: it needs no queue to be alive."""

    help = (
        "Goes on with translation jobs that nobody has worked on for two minutes, because their worker was stopped "
        "or never came. Run it every few minutes from a timer. Also forgets jobs that ended well long ago."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for job in list(lost_jobs()):
            if run(job.pk):
                self.stdout.write(_("resumed: %(job)s") % {"job": job})
        old = TranslationJob.objects.filter(
            state=JobState.DONE, finished_at__lt=timezone.now() - KEPT
        )
        old.exclude(items__state=ItemState.FAILED).delete()
