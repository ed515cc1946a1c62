"""What this machine has to test with: a browser, a database server, a newer Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
]
# One name a run, so that two runs do not drop each other's database.
LOCAL_POSTGRES = f"postgres://postgres@127.0.0.1:5432/toolkit_{os.getpid()}"


def chromium() -> str | None:
    """Return the path of a Chromium: the one CHROMIUM names, or the first on PATH."""
    named = os.environ.get("CHROMIUM")
    found = [named] if named else map(shutil.which, BROWSERS)
    return next((path for path in found if path and Path(path).exists()), None)


def install_chromium() -> str | None:
    """Install Debian's Chromium where that is allowed, and return its path."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return chromium()


def postgres() -> str | None:
    """Return the URL of a PostgreSQL in which databases can be made: TEST_DATABASE_URL, or the local one."""
    import psycopg

    url = os.environ.get("TEST_DATABASE_URL") or LOCAL_POSTGRES
    if not url.startswith("postgres"):
        return None
    maintenance = re.sub(
        r"/[^/?]*(\?|$)", r"/postgres\1", url.replace("postgres://", "postgresql://", 1)
    )
    try:
        with psycopg.connect(maintenance, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return None
    return url if row and row[0] else None


def newest_python() -> tuple[str, tuple[int, int]] | None:
    """Return the newest released Python of 3.12 or later found on PATH or among pyenv's, and its version."""
    named = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    candidates = [
        path for folder in named for path in folder.glob("python3.*") if path.name[9:].isdigit()
    ]
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    candidates += pyenv.glob("versions/3.*/bin/python")
    versions = {str(path): version for path in candidates if (version := _version(path))}
    newest = max(versions, key=lambda path: versions[path], default=None)
    return (newest, versions[newest]) if newest and versions[newest] >= (3, 12) else None


def _version(python: Path) -> tuple[int, int] | None:
    """Return the version, or nothing for a Python that does not run here or is not released yet."""
    code = "import sys; v = sys.version_info; print(v[0], v[1], v.releaselevel)"
    try:
        done = subprocess.run(
            [python, "-c", code], capture_output=True, text=True, timeout=20, check=False
        )
    except OSError:
        return None
    words = done.stdout.split()
    return (int(words[0]), int(words[1])) if done.returncode == 0 and words[2] == "final" else None


if __name__ == "__main__":
    sys.exit("This module only answers questions of the others.")
