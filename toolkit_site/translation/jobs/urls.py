"""Addresses of submitting, syncing and their jobs in the admin."""

from __future__ import annotations

from django.urls import path

from toolkit_site.translation.jobs import asking, views


urlpatterns = [
    path("submit/page/<int:page_id>/", asking.submit_page, name="submit_page"),
    path(
        "submit/snippet/<str:app_label>/<str:model_name>/<str:pk>/",
        asking.submit_snippet,
        name="submit_snippet",
    ),
    path("submit/everything/", asking.submit_everything, name="submit_everything"),
    path("sync/<int:source_id>/", asking.sync, name="sync"),
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<int:job_id>/", views.job, name="job"),
    path("jobs/<int:job_id>/run/", views.run_job, name="run_job"),
]
