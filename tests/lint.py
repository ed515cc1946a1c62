"""`make lint`: every check that needs no test, one line each; `--fix` lets the formatters rewrite instead."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ROOMS = ("activities", "modules", "toolkit_site")
MANAGE = (sys.executable, "manage.py")
TEST_SETTINGS = ("--settings", "toolkit_site.settings.test")


def templates() -> list[str]:
    """Return every template of ours, in a stable order."""
    return [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.html"))
        if "templates" in path.parts
    ]


def checks() -> dict[str, list[str]]:
    """Return the command of each check."""
    return {
        "style": [str(BIN / "ruff"), "check", "--quiet", "--output-format", "concise", "."],
        "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
        "templates": [str(BIN / "djade"), "--target-version", "5.2", "--check", *templates()],
        "imports": [str(BIN / "lint-imports")],
        "types": [str(BIN / "mypy")],
        "system": [*MANAGE, "check", *TEST_SETTINGS],
        "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run", *TEST_SETTINGS],
        "messages": [
            *MANAGE,
            "update_catalogues",
            "--check",
            "--complete",
            "fr",
            "uk",
            *TEST_SETTINGS,
        ],
    }


def fixes() -> dict[str, list[str]]:
    """Return the commands that rewrite what a machine can put right."""
    return {
        "style": [str(BIN / "ruff"), "check", "--fix", "--quiet", "."],
        "format": [str(BIN / "ruff"), "format", "."],
        "templates": [str(BIN / "djade"), "--target-version", "5.2", *templates()],
    }


def run(commands: dict[str, list[str]]) -> list[str]:
    """Run the commands, show what fails, and return the names of those that did."""
    failed = []
    for name, command in commands.items():
        start = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
        print(
            f"{name:<12}{'ok' if done.returncode == 0 else 'FAILED':<8}{time.monotonic() - start:.1f} s",
            flush=True,
        )
        if done.returncode != 0:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(bool(run(fixes() if "--fix" in sys.argv else checks())))
