"""Fixtures that every test may ask for."""

from __future__ import annotations

from contextlib import contextmanager

from django.db import transaction
from django.utils import translation

from wagtail import signal_handlers

import pytest
from modelsearch import signal_handlers as search_signals

from tests.factories.activities import make_site
from tests.scheduling import FilesTogether


# Tests that count queries want every query that there is.
COUNTING = {"django_assert_num_queries", "django_assert_max_num_queries"}


class NoTask:
    """Stands in for a task that nothing in the test looks at."""

    def enqueue(self, *_arguments):
        """Forget it."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand tests out in files."""
    return FilesTogether(config, log)


def pytest_addoption(parser):
    """Let a run on a second database leave out what needs none."""
    parser.addoption("--only-database", action="store_true", help="only tests that use a database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Begin with the browser, which keeps one worker busy for long.

    Files that mix tests which empty the database with others are refused: on a worker, one file follows another.
    """
    if config.getoption("only_database"):
        items[:] = [
            item
            for item in items
            if item.get_closest_marker("django_db") or "db" in item.fixturenames
        ]
    items.sort(key=lambda item: "functional" not in item.path.parts)
    emptying, others = set(), set()
    for item in items:
        mark = item.get_closest_marker("django_db")
        (emptying if mark and mark.kwargs.get("transaction") else others).add(str(item.path))
    if emptying & others:
        raise pytest.UsageError(f"Give tests with transaction=True a file: {emptying & others}")


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """Keep the rows that a file's fixtures of scope `module` make for all its tests: those fixtures ask for this one.

    Each test runs above these rows in a savepoint of its own, so that it may change them for itself alone. Of the
    objects it needs its own: `factories.fresh`.
    """
    with django_db_blocker.unblock(), translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)


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


@pytest.fixture
def search_index():
    """Keep the search index up to date."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Spare tests the work of indexes that they do not look at: it would take a third of the suite's time."""
    with _without(_idle_indexes(item)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Do so in the test itself as well; but one that counts queries counts all that there are."""
    is_counting = COUNTING & set(item.fixturenames)
    with _without([] if is_counting else _idle_indexes(item)):
        return (yield)


def _idle_indexes(item):
    """Return what keeps the indexes up to date of which the test does not speak."""
    wanted = item.fixturenames
    idle = []
    if "reference_index" not in wanted:
        idle.append((signal_handlers, "update_reference_index_task"))
    if "search_index" not in wanted and "search" not in item.path.parts:
        idle.append((search_signals, "insert_or_update_object_task"))
    return idle


@contextmanager
def _without(tasks):
    with pytest.MonkeyPatch.context() as patch:
        for module, name in tasks:
            patch.setattr(module, name, NoTask())
        yield
