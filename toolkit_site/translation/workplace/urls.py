"""Addresses of the workplace in the admin."""

from __future__ import annotations

from django.urls import path

from toolkit_site.translation.workplace import (
    drafts,
    history,
    preview,
    restoring,
    saving,
    screen,
    steps,
)


urlpatterns = [
    path("<int:translation_id>/", screen.workplace, name="workplace"),
    path(
        "<int:translation_id>/segments/<int:segment_pk>/", saving.save_segment, name="save_segment"
    ),
    path(
        "<int:translation_id>/segments/<int:segment_pk>/history/",
        history.segment_history,
        name="segment_history",
    ),
    path(
        "<int:translation_id>/segments/<int:segment_pk>/restore/", restoring.restore, name="restore"
    ),
    path("<int:translation_id>/drafts/<int:segment_pk>/", drafts.keep_draft, name="keep_draft"),
    path("<int:translation_id>/approve/", steps.approve_all, name="approve_all"),
    path("<int:translation_id>/hand-over/", steps.hand_over, name="hand_over"),
    path("<int:translation_id>/publish/", steps.publish, name="publish"),
    path("<int:translation_id>/send-back/", steps.send_back, name="send_back"),
    path("<int:translation_id>/preview/", preview.preview, name="preview"),
]
