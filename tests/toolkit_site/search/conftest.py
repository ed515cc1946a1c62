"""Pages to search for, and the usual way to ask for them."""

from __future__ import annotations

from wagtail.models import Page

import pytest

from tests.search_app.models import SearchPage


@pytest.fixture
def add_page(db):
    root = Page.objects.get(depth=1)

    def add(title, **fields):
        return root.add_child(instance=SearchPage(title=title, **fields))

    return add


@pytest.fixture
def titles(db):
    """Return the titles that a search finds, the best first."""

    def search(query, **options):
        return [page.title for page in SearchPage.objects.all().search(query, **options)]

    return search
