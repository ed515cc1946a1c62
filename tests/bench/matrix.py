"""How long a coordinator waits for the matrix of a large toolkit."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.case import Measure, case
from tests.bench.in_process import figures
from tests.running_demo import Demo


@case("Matrix of translations, 1,000 pages in 8 languages, median")
def matrix(demo: Demo) -> Iterator[Measure]:
    """Yield milliseconds and queries of one screen; the empty account page of the admin stands beside it."""
    found = figures("tests.bench.matrix_figures")
    yield Measure("screen of 50 pages", found["screen"], "ms", 500)
    yield Measure("screen of sections", found["sections"], "ms", 500, "screen of 50 pages")
    yield Measure("changed in one language", found["stale"], "ms", 500, "screen of 50 pages")
    yield Measure("CSV of everything", found["csv"], "ms", against="screen of 50 pages")
    yield Measure("account page of the admin", found["shell_queries"], "queries")
    yield Measure(
        "screen of 50 pages, in all",
        found["queries"],
        "queries",
        against="account page of the admin",
    )
