"""Addresses of the plug-in in the admin, all in one namespace; each room brings its own."""

from __future__ import annotations

from typing import Any

from toolkit_site.translation.jobs.urls import urlpatterns as jobs_urls
from toolkit_site.translation.matrix.urls import urlpatterns as matrix_urls
from toolkit_site.translation.teams.urls import urlpatterns as teams_urls
from toolkit_site.translation.workplace.urls import urlpatterns as workplace_urls


app_name = "translation"

urlpatterns: list[Any] = [
    *jobs_urls,
    *matrix_urls,
    *teams_urls,
    *workplace_urls,
]
