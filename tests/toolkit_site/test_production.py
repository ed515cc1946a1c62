"""The production settings, as a server would load them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent.parent


def check_deploy(folder, **environment):
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    production = {
        "DJANGO_SETTINGS_MODULE": "toolkit_site.settings.production",
        "VAR_DIR": str(folder),
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**kept, **production, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_deployment_check_is_clean(tmp_path):
    done = check_deploy(
        tmp_path,
        SECRET_KEY="Long enough, and of many different characters: 0123456789",
        ALLOWED_HOSTS="toolkit.example.org",
        BASE_URL="https://toolkit.example.org",
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
    assert "WARNING" not in done.stderr


def test_it_refuses_to_start_without_a_secret_key(tmp_path):
    done = check_deploy(tmp_path, ALLOWED_HOSTS="toolkit.example.org")
    assert done.returncode != 0
    assert "Set SECRET_KEY" in done.stderr
