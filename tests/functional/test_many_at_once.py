"""Many at once on SQLite, over HTTP: one write that comes eight times, and a server killed while a class answers."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from copy import copy

import pytest

from tests.classroom import Browser, answer_at_once
from tests.running_demo import OTHERS, ROOT


SECONDS = 4
THREADS, ROUNDS = 8, 60


@pytest.fixture
def copy_of_the_demo(demo, tmp_path):
    """A folder like the demo's, with a database of its own."""
    folder = tmp_path / "copy"
    folder.mkdir()
    with closing(sqlite3.connect(demo.folder / "db.sqlite3")) as source:
        source.execute("VACUUM INTO ?", [str(folder / "db.sqlite3")])
    shutil.copy(demo.folder / "secret_key", folder)
    shutil.copytree(demo.folder / "static", folder / "static")
    return folder


@pytest.fixture
def server(copy_of_the_demo):
    """Yield the address of a server in a process group of its own, and the group."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key not in OTHERS}
    environment |= {
        "VAR_DIR": str(copy_of_the_demo),
        "DJANGO_SETTINGS_MODULE": "toolkit_site.settings.demo",
    }
    command = "granian --interface wsgi --no-ws --workers 2 --blocking-threads 4 --port".split()
    process = subprocess.Popen(
        [sys.executable, "-m", *command, str(port), "toolkit_site.wsgi:application"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    url = f"http://127.0.0.1:{port}"
    _wait_for(url)
    yield url, process.pid
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait_for(url):
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{url}/healthz/", timeout=5).close()  # noqa: S310 (our own server)
        except OSError:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)
        else:
            return


def answers(folder):
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT write_id, learner_id FROM modules_answer").fetchall()
    owners = {uuid.UUID(write): owner for write, owner in rows}
    return [uuid.UUID(write) for write, _owner in rows], owners


def test_a_write_that_arrives_eight_times_at_once_is_one(server, copy_of_the_demo):
    url, _group = server
    before, _owners = answers(copy_of_the_demo)
    first = Browser(url)
    first.open()
    browsers = [copy(first) for _thread in range(THREADS)]
    for browser in browsers:
        browser.connection = http.client.HTTPConnection(browser.host, timeout=30)
        browser.cookies = dict(first.cookies)
    writes = [str(uuid.uuid4()) for _round in range(ROUNDS)]
    with ThreadPoolExecutor(THREADS) as pool:
        for write in writes:
            for sent in [pool.submit(browser.answer, write) for browser in browsers]:
                sent.result()
    for browser in (first, *browsers):
        browser.connection.close()
    rows, owners = answers(copy_of_the_demo)
    new = sorted(set(rows) - set(before))
    assert new == sorted(uuid.UUID(write) for write in writes)
    assert len(rows) == len(before) + ROUNDS
    assert len({owners[write] for write in new}) == 1


def test_no_confirmed_answer_is_lost_or_doubled(server, copy_of_the_demo):
    url, group = server
    killer = threading.Timer(SECONDS / 2, os.killpg, [group, signal.SIGKILL])
    killer.start()
    outcome = answer_at_once(url, learners=8, seconds=SECONDS, pause=0)
    killer.join()
    assert outcome.confirmed, "nothing was confirmed before the end"
    assert outcome.failures, "the server was still there at the end"
    rows, _owners = answers(copy_of_the_demo)
    assert len(set(rows)) == len(rows)
    assert {uuid.UUID(one) for one in outcome.confirmed} <= set(rows)
