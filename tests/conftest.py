"""Fixtures that every test may ask for."""

from __future__ import annotations

from django.utils import translation

import pytest

from tests.factories.activities import make_site


@pytest.fixture
def library(db):
    """The library page of a site with nine locales."""
    return make_site()


@pytest.fixture(autouse=True)
def _english():
    """Start every test in English: a request in another language leaves it behind in the thread."""
    with translation.override("en"):
        yield
