"""How long a whole library takes to be sent to eight languages, beside wagtail-localize's own way."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.case import Measure, case
from tests.bench.in_process import figures
from tests.running_demo import Demo


@case("Sending 100 pages of 86 texts to 8 languages")
def bulk_submit(demo: Demo) -> Iterator[Measure]:
    """Yield the job of a library in seconds; for a page, milliseconds and queries of both ways, in the same process."""
    found = figures("tests.bench.bulk_submit_figures")
    yield Measure("asking for it", found["enqueue"], "ms", 200)
    yield Measure("all of it", found["submit"], "s", 60)
    yield Measure("again, nothing to do", found["again"], "s", against="all of it")
    yield Measure("sync, nothing changed", found["sync"], "s", against="all of it")
    yield Measure("stock, a page", found["stock_ms"], "ms")
    yield Measure("ours, a page", found["ours_ms"], "ms", against="stock, a page")
    yield Measure("stock, queries of a page", found["stock_queries"], "queries")
    yield Measure(
        "ours, queries of a page",
        found["ours_queries"],
        "queries",
        against="stock, queries of a page",
    )
