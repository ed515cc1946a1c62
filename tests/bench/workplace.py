"""What a translator's screen costs, beside the editor that it replaces."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.case import Measure, case
from tests.bench.in_process import figures
from tests.running_demo import Demo


@case("Workplace at some 246 segments, and wagtail-localize's editor for the same page")
def workplace(demo: Demo) -> Iterator[Measure]:
    """Yield queries, kB before compression, and CPU, side by side."""
    found = figures("tests.bench.workplace_figures")
    yield Measure("segments", found["segments"], "")
    yield Measure("its editor, queries", found["stock_queries"], "")
    yield Measure("workplace, queries", found["ours_queries"], "", 40, "its editor, queries")
    yield Measure("its editor, page", found["stock_kb"], "kB")
    yield Measure("workplace, page", found["ours_kb"], "kB", 150, "its editor, page")
    yield Measure("its editor, CPU", found["stock_cpu"], "ms")
    yield Measure("workplace, CPU", found["ours_cpu"], "ms", against="its editor, CPU")
    yield Measure("saving a segment, queries", found["save_queries"], "", 15)
