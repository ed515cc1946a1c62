"""Addresses of the activities app that are not pages: include them before Wagtail's own."""

from __future__ import annotations

from django.urls import path

from activities.printing.views import sheet


urlpatterns = [
    path("<path:page_path>/sheet.pdf", sheet, name="activity_sheet"),
]
