"""A classroom on SQLite: learners who answer while editors publish, and as much as the server can take."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing

from tests.bench.case import Measure, case
from tests.classroom import Outcome, answer_at_once, percentile
from tests.running_demo import OTHERS, ROOT, Demo


CLASS, PAUSE, SECONDS = 200, 2.0, 60.0
EDITORS = 2
SATURATED, SATURATED_SECONDS = 16, 15.0

# Publishes a unit of its own every two seconds, in a process beside the server.
EDITOR = """
import time
from modules.models import UnitPage

page = UnitPage.objects.filter(locale__language_code="en").order_by("path")[{number}]
end = time.monotonic() + {seconds}
while time.monotonic() < end:
    start = time.monotonic()
    page.save_revision().publish()
    time.sleep(max(2 - (time.monotonic() - start), 0))
"""


@case("A class of 200 learners and 2 publishing editors on SQLite, two workers, 60 s")
def learners(demo: Demo) -> Iterator[Measure]:
    """Yield what a class feels, what was lost or doubled, and how many saves a second fit."""
    editors = [_editor(demo, number) for number in range(1, EDITORS + 1)]
    outcome = answer_at_once(demo.url, CLASS, SECONDS, PAUSE)
    for editor in editors:
        editor.wait(timeout=60)
    yield Measure("saves", len(outcome.confirmed), "")
    yield Measure("failed", len(outcome.failures), "", 0)
    yield Measure("half of the saves take at most", percentile(outcome.seconds, 0.5) * 1_000, "ms")
    yield Measure("95 of 100 take at most", percentile(outcome.seconds, 0.95) * 1_000, "ms", 300)
    lost, doubled = _lost_and_doubled(demo, outcome)
    yield Measure("lost", lost, "", 0)
    yield Measure("doubled", doubled, "", 0)
    full = answer_at_once(demo.url, SATURATED, SATURATED_SECONDS, 0)
    seconds_for_150 = 150 * SATURATED_SECONDS / max(len(full.confirmed), 1)
    yield Measure("saves a second, saturated", len(full.confirmed) / SATURATED_SECONDS, "/s")
    yield Measure("seconds for 150 saves", seconds_for_150, "s", 1)


def _editor(demo: Demo, number: int) -> subprocess.Popen[bytes]:
    environment = {key: value for key, value in os.environ.items() if key not in OTHERS}
    environment |= {
        "VAR_DIR": str(demo.folder),
        "DJANGO_SETTINGS_MODULE": "toolkit_site.settings.demo",
    }
    script = EDITOR.format(number=number, seconds=SECONDS)
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", script]
    return subprocess.Popen(command, cwd=ROOT, env=environment)


def _lost_and_doubled(demo: Demo, outcome: Outcome) -> tuple[int, int]:
    with closing(sqlite3.connect(demo.folder / "db.sqlite3")) as database:
        rows = [row[0] for row in database.execute("SELECT write_id FROM modules_answer")]
    kept = {uuid.UUID(row) for row in rows}
    lost = sum(1 for one in outcome.confirmed if uuid.UUID(one) not in kept)
    return lost, len(rows) - len(kept)
