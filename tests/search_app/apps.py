"""App configuration of the search tests' page type."""

from __future__ import annotations

from django.apps import AppConfig


class SearchAppConfig(AppConfig):
    name = "tests.search_app"
    label = "search_app"
    default_auto_field = "django.db.models.BigAutoField"
