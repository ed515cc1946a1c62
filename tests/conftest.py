"""Fixtures that every test may ask for."""

from __future__ import annotations

from django.utils import translation

from wagtail import signal_handlers

import pytest

from tests.factories.activities import make_site
from tests.scheduling import FilesTogether


# Tests that count queries want every query that there is.
COUNTING = {"django_assert_num_queries", "django_assert_max_num_queries", "reference_index"}


class NoTask:
    """Stands in for a task that nothing in the test looks at."""

    def enqueue(self, *_arguments):
        """Forget it."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand tests out in files."""
    return FilesTogether(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the browser, which keeps one worker busy for long.

    Files that mix tests which empty the database with others are refused: on a worker, one file follows another.
    """
    items.sort(key=lambda item: "functional" not in item.path.parts)
    emptying, others = set(), set()
    for item in items:
        mark = item.get_closest_marker("django_db")
        (emptying if mark and mark.kwargs.get("transaction") else others).add(str(item.path))
    if emptying & others:
        raise pytest.UsageError(f"Give tests with transaction=True a file: {emptying & others}")


@pytest.fixture
def library(db):
    """The library page of a site with nine locales."""
    return make_site()


@pytest.fixture(autouse=True)
def _english():
    """Start every test in English: a request in another language leaves it behind in the thread."""
    with translation.override("en"):
        yield


@pytest.fixture
def reference_index():
    """Keep Wagtail's index of what points at what."""


@pytest.fixture(autouse=True)
def _no_reference_index(request, monkeypatch):
    """Spare the others that index: it takes a quarter of the time of every test that publishes something."""
    if not COUNTING & set(request.fixturenames):
        monkeypatch.setattr(signal_handlers, "update_reference_index_task", NoTask())
