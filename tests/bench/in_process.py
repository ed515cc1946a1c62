"""Figures that need a database of their own: a measuring function runs in a process with an empty database.

A case calls `figures("tests.bench.matrix_figures")`; that module has a function `measure()` that returns numbers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module

from tests.running_demo import OTHERS, ROOT


SETTINGS = "toolkit_site.settings.test"


def figures(module: str) -> dict[str, float]:
    """Run `measure()` of the module in a process of its own and return what it returned."""
    with tempfile.TemporaryDirectory(prefix="toolkit-bench-") as folder:
        environment = {key: value for key, value in os.environ.items() if key not in OTHERS}
        environment |= {
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "TEST_DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        }
        done = subprocess.run(
            [sys.executable, "-m", __name__, module],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    print(json.dumps(import_module(sys.argv[1]).measure()))


if __name__ == "__main__":
    main()
