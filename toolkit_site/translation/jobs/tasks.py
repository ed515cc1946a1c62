"""The one task of this plug-in: work on a job. It runs on the task backend named `translation`, where there is one."""

from __future__ import annotations

from django.conf import settings

from django_tasks import task

from toolkit_site.translation.jobs.running import run


BACKEND = "translation" if "translation" in getattr(settings, "TASKS", {}) else "default"


@task(backend=BACKEND)
def run_translation_job(job_id: int) -> None:
    """Do what is left to do of a job."""
    run(job_id)
