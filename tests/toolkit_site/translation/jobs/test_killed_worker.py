"""A worker that is killed for good in the middle of an object, with a database file as in the demo."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from django.db import connection

from wagtail.models import Locale

import pytest

from tests.factories.activities import make_activity
from tests.factories.translation import make_member
from toolkit_site.translation.jobs.enqueuing import enqueue
from toolkit_site.translation.jobs.models import JobKind
from toolkit_site.translation.jobs.scopes import Scope
from toolkit_site.translation.teams.models import Role


ROOT = Path(__file__).resolve().parents[4]
WORKER = """
import sys, time
from pathlib import Path
import django
django.setup()
from toolkit_site.translation.jobs.running import run
from toolkit_site.translation.submission import submitting
if len(sys.argv) > 2:
    index, calls = submitting.index, []
    def hang(drafts):
        index(drafts)
        calls.append(1)
        if len(calls) == 3:
            Path(sys.argv[2]).touch()
            time.sleep(120)
    submitting.index = hang
run(int(sys.argv[1]))
"""
LEFT_BEHIND = {
    "pages": "SELECT url_path, live, numchild, locale_id FROM wagtailcore_page ORDER BY url_path",
    "drafts without a revision": "SELECT COUNT(*) FROM wagtailcore_page WHERE latest_revision_id IS NULL",
    "translations": "SELECT s.object_repr, t.target_locale_id, t.enabled FROM wagtail_localize_translation t"
    " JOIN wagtail_localize_translationsource s ON s.id = t.source_id ORDER BY 1, 2",
    "segments": "SELECT COUNT(*) FROM wagtail_localize_stringsegment",
    "workflows": "SELECT status, COUNT(*) FROM wagtailcore_workflowstate GROUP BY status",
    "rows": "SELECT COUNT(*) FROM activities_activitymaterial",
    "references": "SELECT COUNT(*) FROM wagtailcore_referenceindex",
    "items": "SELECT title, state FROM translation_jobitem ORDER BY title",
    "job": "SELECT state FROM translation_translationjob",
}


def worker(database, *arguments, command=()):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "toolkit_site.settings.test",
        "TEST_DATABASE_URL": f"sqlite:///{database}",
    }
    program = command or ("-c", WORKER, *arguments)
    return subprocess.Popen([sys.executable, *program], cwd=ROOT, env=environment)


def ask(database, question):
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute(question).fetchall()


def state_of(database):
    return {name: ask(database, question) for name, question in LEFT_BEHIND.items()}


def copy_database(path):
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="it works on a database file of its own")
def test_killed_and_run_again_it_ends_as_if_nothing_had_happened(library, tmp_path):
    pages = [make_activity() for _number in range(3)]
    locales = Locale.objects.filter(language_code__in=["fr", "uk"])
    scope = Scope(pages=(library.pk,), subtree=True)
    job = str(enqueue(JobKind.SUBMIT, scope, locales, make_member(Role.COORDINATOR)).pk)
    killed, undisturbed, sign = tmp_path / "killed", tmp_path / "undisturbed", tmp_path / "sign"
    copy_database(killed)
    shutil.copy(killed, undisturbed)

    process = worker(killed, job, str(sign))
    while not sign.exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    after = dict(ask(killed, LEFT_BEHIND["items"]))
    assert sorted(after.values()) == ["done", "done", "waiting", "waiting"]
    assert after[pages[2].title] == "waiting"

    with closing(sqlite3.connect(killed)) as opened:
        opened.execute("UPDATE translation_translationjob SET touched_at = '2020-01-01 00:00:00'")
        opened.commit()
    resume = ("manage.py", "resume_translation_jobs")
    assert worker(killed, command=resume).wait() == 0
    assert worker(undisturbed, job).wait() == 0
    assert state_of(killed) == state_of(undisturbed)
    assert state_of(killed)["job"] == [("done",)]
