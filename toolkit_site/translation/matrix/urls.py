"""Addresses of the matrix in the admin."""

from __future__ import annotations

from django.urls import path

from toolkit_site.translation.matrix.views import MatrixView


urlpatterns = [
    path("matrix/", MatrixView.as_view(), name="matrix"),
    path("matrix/results/", MatrixView.as_view(results_only=True), name="matrix_results"),
]
