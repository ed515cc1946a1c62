"""`manage.py demo`: everything between an empty folder and a running site. What is done already is not done again."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wagtail.models import Site

from toolkit_site.serving import demo_server, is_free, wait_until_ready


class Command(BaseCommand):
    """Prepares the database, the static files, the starter toolkit and the accounts, then serves."""

    help = "Prepare the demo and serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--no-serve", action="store_true", help="Prepare everything, then stop."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        if not (options["no_serve"] or is_free(port)):
            raise CommandError(f"Port {port} is taken. Try another one: make demo PORT={port + 1}")
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        call_command("compile_catalogues", stdout=self.stdout)
        call_command("migrate", verbosity=0, interactive=False)
        self._collect_static()
        self._load_starter()
        _name_site(port)
        accounts = StringIO()
        call_command("create_demo_accounts", stdout=accounts)
        if not options["no_serve"]:
            self._serve(port, accounts.getvalue())

    def _collect_static(self) -> None:
        """Collect when a file of ours changed or another release of a dependency came."""
        ours = [
            path for app in ("toolkit_site", "modules", "activities") for path in _static_files(app)
        ]
        code = [settings.PROJECT_DIR / name for name in ("static_files.py", "stylesheets.py")]
        releases = Path(sys.prefix).glob("lib/python*/site-packages/wagtail*.dist-info/RECORD")
        stamp = Stamp("static", [*ours, *code, *sorted(releases)])
        if not stamp.is_current():
            self.stdout.write("Collecting static files …")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            stamp.set()

    def _load_starter(self) -> None:
        content = Path(apps.get_app_config("starter").path) / "content"
        stamp = Stamp("starter", sorted(path for path in content.rglob("*") if path.is_file()))
        has_pages = apps.get_model("activities", "ActivityPage").objects.exists()
        if not (has_pages and stamp.is_current()):
            self.stdout.write("Loading the starter toolkit …")
            call_command("load_starter", stdout=self.stdout)
            stamp.set()

    def _serve(self, port: int, accounts: str) -> None:
        with demo_server(port) as server:
            address = f"http://127.0.0.1:{port}/"
            if not wait_until_ready(f"{address}healthz/", server):
                raise CommandError("The server did not start; what it said stands above.")
            self.stdout.write(
                f"\n{accounts}\nThe toolkit: {address}\nIts admin:   {address}admin/\n"
            )
            self.stdout.write("Ctrl+C stops it.")
            self.stdout.flush()
            _wait(server)


class Stamp:
    """Remembers in `var/` from which inputs a step was last done."""

    def __init__(self, step: str, inputs: Iterable[Path]) -> None:
        self.path = settings.VAR_DIR / f".{step}-done"
        digest = hashlib.sha256()
        for path in inputs:
            digest.update(f"{path}\0".encode() + path.read_bytes())
        self.digest = digest.hexdigest()

    def is_current(self) -> bool:
        return self.path.exists() and self.path.read_text() == self.digest

    def set(self) -> None:
        self.path.write_text(self.digest)


def _name_site(port: int) -> None:
    """Give the site the address at which the demo answers, unless somebody gave it another one."""
    for site in Site.objects.filter(is_default_site=True, hostname__in=("localhost", "127.0.0.1")):
        if (site.hostname, site.port) != ("127.0.0.1", port):
            site.hostname, site.port = "127.0.0.1", port
            site.save()


def _static_files(app: str) -> list[Path]:
    folder = Path(apps.get_app_config(app).path) / "static"
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _wait(server: subprocess.Popen[bytes]) -> None:
    """Wait for the server; being asked to stop means to stop the server as well."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        server.wait()
    except KeyboardInterrupt:
        return
