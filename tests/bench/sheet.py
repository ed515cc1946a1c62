"""How long a trainer waits for a facilitator sheet: the first of a server's life, a new one, and one made before."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from itertools import count
from urllib.parse import urlsplit

from tests.bench.case import Measure, case
from tests.bench.first_visit import newest_activity
from tests.running_demo import Demo


WARM_GOAL_MS = 150
STORED_GOAL_MS = 15
ROUNDS = 20


@case("Facilitator sheet over HTTP, median of interleaved requests on one connection")
def sheet(demo: Demo) -> Iterator[Measure]:
    """Yield milliseconds; the activity's web page is measured in the same rounds, for the ratio."""
    page = newest_activity(demo)
    connection = http.client.HTTPConnection(urlsplit(demo.url).netloc)
    groups = count(2)
    cold = _get(connection, f"{page}sheet.pdf?group=1")
    for _worker in range(6):  # each worker has typeset once before the warm rounds begin
        _get(connection, f"{page}sheet.pdf?group={next(groups)}")
        _get(connection, f"{page}sheet.pdf?group=500")
    rounds = [
        (
            _get(connection, page),
            _get(connection, f"{page}sheet.pdf?group={next(groups)}"),
            _get(connection, f"{page}sheet.pdf?group=500"),
        )
        for _round in range(ROUNDS)
    ]
    web, warm, stored = (sorted(column)[ROUNDS // 2] for column in zip(*rounds, strict=True))
    yield Measure("web page", web, "ms")
    yield Measure("sheet, first of the server", cold, "ms", against="web page")
    yield Measure("sheet, new", warm, "ms", WARM_GOAL_MS, "web page")
    yield Measure("sheet, from the store", stored, "ms", STORED_GOAL_MS, "web page")


def _get(connection: http.client.HTTPConnection, path: str) -> float:
    start = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (time.perf_counter() - start) * 1_000
