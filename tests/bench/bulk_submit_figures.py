"""Measures submitting in bulk. Runs in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction

from wagtail_localize.models import StringSegment, TranslationSource
from wagtail_localize.operations import TranslationCreator

from tests.factories.activities import STEP, make_activity, make_site
from tests.factories.full_activity import FULL_WORDS
from toolkit_site.translation.engine.locales import target_locales
from toolkit_site.translation.jobs.enqueuing import enqueue
from toolkit_site.translation.jobs.models import ItemState, JobKind
from toolkit_site.translation.jobs.scopes import Scope
from toolkit_site.translation.submission.indexing import references_once
from toolkit_site.translation.submission.submitting import submit


PAGES, TEXTS, SAMPLE = 100, 86, 5

_numbers = count(100)


def measure() -> dict[str, float]:
    """Return seconds of the library, milliseconds and queries of a page in both ways."""
    library, locales = make_site(), target_locales()
    boss = get_user_model().objects.create_superuser("boss", "boss@example.org", "x")
    submit(library, locales, quiet=True)
    found = _side_by_side(locales)
    with references_once():
        for _page in range(PAGES):
            _make_page()
    if texts_of_a_page() < TEXTS:
        raise RuntimeError(f"the pages have only {texts_of_a_page()} texts")
    for name, kind in (("submit", "submit"), ("again", "submit"), ("sync", "sync")):
        asking, found[name] = _job(JobKind(kind), library, boss)
        found.setdefault("enqueue", asking * 1_000)
    return found


def _job(kind: JobKind, library: Any, user: Any) -> tuple[float, float]:
    """Return the seconds of asking for a job of the whole library, and those of the job."""
    scope = Scope(pages=(library.pk,), subtree=True)
    # The job begins when the transaction ends.
    with transaction.atomic():
        asking, job = _timed(lambda: enqueue(kind, scope, None, user))
        start = time.perf_counter()
    failed = job.items.filter(state=ItemState.FAILED).first()
    if failed is not None or job.items.count() <= PAGES:
        raise RuntimeError(failed.message if failed else "not all pages were found")
    return asking, time.perf_counter() - start


def _side_by_side(locales: list[Any]) -> dict[str, float]:
    """Submit a few pages in both ways, one after the other, so that both meet the same machine."""
    spent = {"stock_ms": 0.0, "ours_ms": 0.0, "stock_queries": 0.0, "ours_queries": 0.0}
    ways: dict[str, Callable[[Any], object]] = {
        "stock": lambda page: TranslationCreator(None, locales).create_translations(page),
        "ours": lambda page: submit(page, locales, quiet=True),
    }
    for _round in range(SAMPLE):
        for name, way in ways.items():
            page, queries = _make_page(), _Counter()
            with connection.execute_wrapper(queries):
                seconds, _result = _timed(lambda way=way, page=page: way(page))
            spent[f"{name}_ms"] += seconds * 1_000 / SAMPLE
            spent[f"{name}_queries"] += queries.number / SAMPLE
    return spent


def _make_page() -> Any:
    number = next(_numbers)
    steps = [
        {
            **STEP,
            "title": f"Step {number}-{step}",
            "instructions": f"<p>Film {number}-{step}.</p><p>Then look at {number}-{step}.</p>",
            "say": f"Say {number}-{step}.",
            "cue": f"Cue {number}-{step}",
        }
        for step in range(6)
    ]
    words = {
        **FULL_WORDS,
        "steps": [("step", step) for step in steps],
        "tips": [("tip", f"Tip {number}-{tip}.") for tip in range(20)],
    }
    return make_activity(
        code=f"ZZ-{number}", slug=f"bulk-{number}", title=f"Bulk {number}", **words
    )


def _timed(action: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


class _Counter:
    """Counts the queries of a connection that keeps no log of them."""

    number = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.number += 1
        return execute(sql, params, many, context)


def texts_of_a_page() -> int:
    """Return how many texts a page has here: the goal speaks of 86."""
    source = TranslationSource.objects.latest("pk")
    return StringSegment.objects.filter(source=source).count()
