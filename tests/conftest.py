"""Fixtures that every test may ask for."""

from __future__ import annotations

import pytest

from tests.factories.activities import make_site


@pytest.fixture
def library(db):
    """The library page of a site with nine locales."""
    return make_site()
