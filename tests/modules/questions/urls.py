"""The one address that forms of questions name."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path


urlpatterns = [
    path(
        "learn/answers/<uuid:page_key>/<uuid:block_id>/",
        lambda request, **kwargs: HttpResponse(),
        name="learn_answer",
    )
]
