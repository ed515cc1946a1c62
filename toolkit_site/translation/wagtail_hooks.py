"""Wagtail looks for hooks here; each room registers its own."""

from __future__ import annotations

from typing import Any

from django.urls import include, path

from wagtail import hooks


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """Put the screens of the plug-in under `translations/` in the admin."""
    return [path("translations/", include("toolkit_site.translation.urls"))]
