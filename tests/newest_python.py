"""`make test-latest`: the suite on the newest Python found, with a virtual environment of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.machine import newest_python  # noqa: E402 - runs as a script, before anything is installed


VENV = ROOT / ".venv-latest"
LOCK = ROOT / "requirements" / "dev.txt"


def main() -> int:
    """Return the suite's exit code."""
    found = newest_python()
    if found is None:
        print("Could not run: no Python newer than 3.11 found")
        return 1
    python, version = found
    stamp = VENV / f"installed-{version[0]}.{version[1]}"
    if not stamp.exists() or stamp.stat().st_mtime < LOCK.stat().st_mtime:
        print(f"Installing for {python} …", flush=True)
        subprocess.run([python, "-m", "venv", "--clear", VENV], check=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
        subprocess.run([VENV / "bin" / "python", *install], check=True)
        stamp.touch()
    suite = [VENV / "bin" / "python", "-m", "tests.run", "--no-lint"]
    return subprocess.run(suite, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
