"""What the tests of booklets share."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

import pytest


@pytest.fixture
def request_of(rf):
    """Return a request of nobody for an address."""

    def make(path="/en/"):
        request = rf.get(path)
        request.user = AnonymousUser()
        request.session = {}
        return request

    return make


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()
