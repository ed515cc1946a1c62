"""`make test`: lint, then the suite on every database found, and a last word on what this machine could not run."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from tests import lint, machine


# `scheduling.py` says which tests stay together.
PYTEST = (sys.executable, "-m", "pytest", "--quiet")
WORKERS = ("-n", "2")
# One of these waits for the browser most of the time.
WORKERS_AND_BROWSER = ("-n", "3")


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 when everything that could run passed. Arguments choose tests, as pytest takes them."""
    selection = [argument for argument in arguments if argument != "--no-lint"]
    missing: list[str] = []
    failed_checks = [] if "--no-lint" in arguments else lint.run(lint.checks())
    environment = {key: value for key, value in os.environ.items() if key != "TEST_DATABASE_URL"}
    browser = machine.chromium() or machine.install_chromium()
    if browser:
        environment["CHROMIUM"] = browser
    else:
        missing.append("no browser tests: no Chromium found (name one in CHROMIUM)")
    workers = WORKERS_AND_BROWSER if browser else WORKERS
    totals, is_green = _suite("SQLite", environment, *workers, *selection)
    server = machine.postgres()
    if server:
        # The browser sees the same pages whatever the database is, and what needs none has been tested.
        options = [*WORKERS, "--ignore", "tests/functional", "--only-database", *selection]
        more, passed = _suite("PostgreSQL", {**environment, "TEST_DATABASE_URL": server}, *options)
        totals, is_green = totals + more, is_green and passed
    else:
        missing.append(
            "not on PostgreSQL: none at TEST_DATABASE_URL or 127.0.0.1:5432 in which we may make databases"
        )
    _last_words(missing, failed_checks, totals)
    return 0 if is_green and not failed_checks else 1


def _suite(database: str, environment: dict[str, str], *options: str) -> tuple[Counter[str], bool]:
    print(f"\nThe suite on {database}, Python {sys.version.split()[0]}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        done = subprocess.run(
            [*PYTEST, "--junitxml", str(report), *options],
            cwd=lint.ROOT,
            env=environment,
            check=False,
        )
        return _counts(report), done.returncode == 0


def _counts(report: Path) -> Counter[str]:
    """Return how many tests passed, failed and were skipped; a run that broke before its end counts as one failure."""
    if not report.exists():
        return Counter(failed=1)
    totals: Counter[str] = Counter()
    for suite in ET.parse(report).getroot().iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        totals.update(
            failed=failed, skipped=skipped, passed=int(suite.get("tests", 0)) - failed - skipped
        )
    return totals


def _last_words(missing: list[str], failed_checks: list[str], totals: Counter[str]) -> None:
    print()
    for line in missing:
        print(f"Could not run: {line}")
    for name in failed_checks:
        print(f"Failed check: {name}")
    print(
        f"{totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
