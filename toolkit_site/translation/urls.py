"""Addresses of the plug-in in the admin, all in one namespace; each room brings its own."""

from __future__ import annotations

from typing import Any


app_name = "translation"

urlpatterns: list[Any] = []
