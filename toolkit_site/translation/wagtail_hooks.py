"""Wagtail looks for hooks here; each room registers its own."""

from __future__ import annotations

from typing import Any

from django.urls import include, path

from wagtail import hooks

from toolkit_site.translation.guard import hooks as guard_hooks
from toolkit_site.translation.jobs import hooks as jobs_hooks
from toolkit_site.translation.matrix import hooks as matrix_hooks
from toolkit_site.translation.publishing import hooks as publishing_hooks
from toolkit_site.translation.teams import hooks as teams_hooks
from toolkit_site.translation.waiting import hooks as waiting_hooks


__all__ = [
    "guard_hooks",
    "jobs_hooks",
    "matrix_hooks",
    "publishing_hooks",
    "teams_hooks",
    "waiting_hooks",
]


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """Put the screens of the plug-in under `translations/` in the admin."""
    return [path("translations/", include("toolkit_site.translation.urls"))]
