"""Addresses of the teams in the admin."""

from __future__ import annotations

from django.urls import path

from toolkit_site.translation.teams import views


urlpatterns = [
    path("teams/", views.overview, name="teams"),
    path("teams/coordinators/", views.coordinators, name="coordinators"),
    path("teams/<int:locale_id>/", views.language, name="team"),
]
