"""Runs every case against a demo of its own and reports."""

from __future__ import annotations

import json
import platform
import sys
from datetime import UTC, datetime
from importlib import import_module

from tests.bench.case import REGISTRY, CannotRunError, Measure
from tests.running_demo import ROOT, Demo, running_demo


CASES = ("first_visit", "sheet", "matrix", "workplace", "bulk_submit", "learners")
REPORT = ROOT / "var" / "bench.json"


def main() -> int:
    """Return 0 when every goal that could be measured is met."""
    for module in CASES:
        import_module(f"tests.bench.{module}")
    missing: list[str] = []
    with running_demo(ROOT / "var" / "bench") as demo:
        results = {title: _run(title, demo, missing) for title in REGISTRY}
    for title, measures in results.items():
        _print_table(title, measures)
    for line in missing:
        print(f"Could not run: {line}")
    _write(results)
    return int(
        any(measure.is_met is False for measures in results.values() for measure in measures)
    )


def _run(title: str, demo: Demo, missing: list[str]) -> list[Measure]:
    try:
        return list(REGISTRY[title](demo))
    except CannotRunError as error:
        missing.append(f"{title}: {error}")
        return []


def _print_table(title: str, measures: list[Measure]) -> None:
    print(f"\n{title}")
    values = {measure.name: measure.value for measure in measures}
    for measure in measures:
        goal = "" if measure.at_most is None else f"goal ≤ {measure.at_most:g}"
        verdict = {True: "met", False: "MISSED", None: ""}[measure.is_met]
        ratio = (
            f"× {measure.value / values[measure.against]:.2f} of {measure.against}"
            if measure.against
            else ""
        )
        print(
            f"  {measure.name:<34}{measure.value:>10.1f} {measure.unit:<6}{goal:<14}{verdict:<8}{ratio}".rstrip()
        )


def _write(results: dict[str, list[Measure]]) -> None:
    report = {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cases": {
            title: [{**vars(measure), "is_met": measure.is_met} for measure in measures]
            for title, measures in results.items()
        },
    }
    REPORT.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nWritten to {REPORT.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
