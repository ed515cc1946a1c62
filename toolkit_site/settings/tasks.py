"""Which back end works off tasks: at once in the demo, by a worker of its own in production.

Wagtail's own tasks (search index, references) stay with the request: what an editor publishes is found even while no
worker runs. Only jobs of translations, which can take minutes, go to the back end named `translation`.
"""

from __future__ import annotations

from typing import Any


IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
BACKENDS = {"immediate": IMMEDIATE, "database": "django_tasks_db.DatabaseBackend"}
APPS = {"database": ["django_tasks_db"]}


def tasks(backend: str) -> dict[str, dict[str, Any]]:
    """Return TASKS for a back end by its short name, or by the path of any other one."""
    return {
        "default": {"BACKEND": IMMEDIATE},
        "translation": {"BACKEND": BACKENDS.get(backend, backend)},
    }


def task_apps(backend: str) -> list[str]:
    """Return the apps that a back end needs."""
    return APPS.get(backend, [])
