"""Starts what `make demo` starts, in a folder of its own: for the browser tests and the benchmark."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "only-for-tests-and-benchmarks"
START_SECONDS = 300
# What the person who runs the suite has set for her own site must not reach this one.
OTHERS = (
    "DJANGO_SETTINGS_MODULE",
    "DATABASE_URL",
    "CACHE_URL",
    "MEDIA_URL",
    "ALLOWED_HOSTS",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "LEARNER_TEXT_KEYS",
    "ERASURE_LEDGER",
)


@dataclass(frozen=True)
class Demo:
    """A running demo: where it answers, where its files lie, how its accounts sign in."""

    url: str
    folder: Path
    password: str = PASSWORD


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """Serve the demo from the folder, which is filled if it is empty, until the end of the block."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {key: value for key, value in os.environ.items() if key not in OTHERS}
    environment |= {"VAR_DIR": str(folder), "DEMO_PASSWORD": PASSWORD, "BASE_URL": url}
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "demo.log"
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    try:
        _wait_for_banner(process, log)
        yield Demo(url, folder)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_banner(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while "Ctrl+C" not in log.read_text():
        assert process.poll() is None, f"the demo ended:\n{log.read_text()}"
        assert time.monotonic() < deadline, f"not ready after {START_SECONDS} s:\n{log.read_text()}"
        time.sleep(0.2)
