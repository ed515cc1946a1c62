"""The ledger of erasures: what is in the file, and that neither a bad disk nor another process spoils it."""

from __future__ import annotations

import logging
import subprocess
import sys
import uuid
from datetime import timedelta
from pathlib import Path

from django.core import checks

import pytest

from modules.learners import erasing, ledger
from modules.learners.ledger_checks import erasures_outlive_backups
from modules.learners.models import today
from modules.models import Learner, Reflection
from tests.modules.learners.conftest import make_answer


ROOT = Path(__file__).resolve().parents[3]
WORDS = "Only my door."

# Another process of the site, with nothing of Django but its settings.
WRITER = """
import sys, uuid
from django.conf import settings
settings.configure(SECRET_KEY="only-for-tests", MODULES_ERASURE_LEDGER=sys.argv[1], USE_TZ=True)
from modules.learners import ledger
for number in sys.stdin.read().split():
    ledger.note(uuid.UUID(number))
"""


@pytest.fixture
def file(settings, tmp_path):
    path = tmp_path / "not yet made" / "erasures.txt"
    settings.MODULES_ERASURE_LEDGER = str(path)
    return path


def entry(number, days=0):
    return f"{today() - timedelta(days=days)} {ledger.hash_of(number)}\n"


def write(file, *lines):
    file.parent.mkdir(exist_ok=True)
    file.write_bytes("".join(lines).encode())


@pytest.mark.django_db
@pytest.mark.urls("tests.modules.learners.urls")
def test_an_erasure_leaves_a_day_and_a_hash_and_nothing_of_her(file, learner, browser):
    make_answer(learner, given={"text": WORDS})
    Reflection.objects.create(
        learner=learner, page_key=uuid.uuid4(), block_id=uuid.uuid4(), text=WORDS, language="en"
    )
    browser.post("/en/learn/erase/")
    text = file.read_text()
    assert text == entry(learner.pk)
    for sign in (str(learner.pk), learner.pk.hex, WORDS):
        assert sign not in text
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_who_could_not_be_erased_does_not_stand_in_it(file, learner, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Learner, "delete", fail)
        with pytest.raises(RuntimeError):
            erasing.erase(learner)
    assert not file.exists()
    assert erasing.erase(learner)
    assert not erasing.erase(learner)
    assert file.read_text().count("\n") == 1


@pytest.mark.django_db
@pytest.mark.urls("tests.modules.learners.urls")
def test_a_disk_that_takes_nothing_stops_nobody_from_going(
    settings, tmp_path, learner, browser, caplog
):
    settings.MODULES_ERASURE_LEDGER = str(tmp_path)
    response = browser.post("/en/learn/erase/")
    assert response.status_code == 200
    assert not Learner.objects.exists()
    (record,) = (one for one in caplog.records if one.name == ledger.__name__)
    assert record.levelno == logging.ERROR
    assert str(learner.pk) not in caplog.text


def test_a_disk_that_takes_a_part_of_a_line_is_an_error():
    class Full:
        def write(self, data):
            return len(data) - 1

    with pytest.raises(OSError, match="part"):
        ledger._write(Full(), b"line\n")


def test_what_is_torn_or_strange_is_skipped_and_said(file, caplog):
    first, second, third = (uuid.uuid4() for _one in range(3))
    torn = entry(uuid.uuid4())[:40]
    write(file, entry(first), "hello \0 \x7f é\n", "\n", torn, entry(second), torn, "\n", torn)
    ledger.note(third)
    erased = ledger.hashes()
    assert [ledger.holds(erased, number) for number in (first, second, third)] == [True] * 3
    assert len(erased) == 3
    (record,) = caplog.records
    assert record.getMessage().endswith(": 4.")
    assert "hello" not in caplog.text


def test_a_hash_is_found_by_a_key_that_is_on_its_way_out(file, settings):
    number = uuid.uuid4()
    ledger.note(number)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    assert not ledger.holds(ledger.hashes(), number)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert ledger.holds(ledger.hashes(), number)
    assert not ledger.holds(ledger.hashes(), uuid.uuid4())


def test_without_a_path_there_is_no_ledger(settings):
    settings.MODULES_ERASURE_LEDGER = None
    ledger.note(uuid.uuid4())
    assert ledger.hashes() == set()
    assert ledger.drop_old() == 0


def test_lines_are_dropped_when_no_backup_can_need_them(file, settings):
    kept, old = uuid.uuid4(), uuid.uuid4()
    write(file, entry(old, 401), entry(kept, 400), entry(old, 1_000))
    file.chmod(0o640)
    assert ledger.drop_old() == 2
    assert file.read_text() == entry(kept, 400)
    assert file.stat().st_mode & 0o777 == 0o640
    assert ledger.drop_old() == 0
    settings.MODULES_LEDGER_DAYS = 30
    assert ledger.drop_old() == 1
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_failed_pruning_leaves_the_file_as_it_was(file, monkeypatch):
    text = entry(uuid.uuid4(), 401) + entry(uuid.uuid4())
    write(file, text)

    def fail(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(ledger, "_write", fail)
    with pytest.raises(OSError, match="space"):
        ledger.drop_old()
    assert file.read_text() == text
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_processes_that_write_and_drop_at_once_lose_no_line(file):
    numbers = [[uuid.uuid4() for _one in range(150)] for _process in range(2)]
    write(file, entry(uuid.uuid4(), 500))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file)], cwd=ROOT, stdin=subprocess.PIPE, text=True
        )
        for _process in numbers
    ]
    for writer, own in zip(writers, numbers, strict=True):
        writer.stdin.write("\n".join(map(str, own)))
        writer.stdin.close()
    dropped = 0
    while any(writer.poll() is None for writer in writers):
        with ledger._locked(file) as opened:
            opened.write(entry(uuid.uuid4(), 500).encode())
        dropped += ledger.drop_old()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert dropped > 1
    assert file.read_text().count("\n") == 300
    assert ledger.hashes() == {ledger.hash_of(number) for own in numbers for number in own}


def ids():
    return [fault.id for fault in erasures_outlive_backups(None)]


def test_a_site_without_ledger_is_told_and_not_troubled(settings):
    settings.MODULES_ERASURE_LEDGER = ""
    (fault,) = erasures_outlive_backups(None)
    assert (fault.id, fault.level) == ("modules.I001", checks.INFO)
    assert erasures_outlive_backups in checks.registry.registry.registered_checks


def test_a_ledger_that_is_not_made_yet_is_right(file):
    assert ids() == []


def test_a_ledger_that_cannot_be_made_is_warned_of(settings, tmp_path):
    settings.MODULES_ERASURE_LEDGER = str(tmp_path)
    assert ids() == ["modules.W002"]
    (tmp_path / "file").touch()
    settings.MODULES_ERASURE_LEDGER = str(tmp_path / "file" / "erasures.txt")
    assert ids() == ["modules.W002"]


def test_a_ledger_among_the_uploads_is_warned_of(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MODULES_ERASURE_LEDGER = str(tmp_path / "media" / "erasures.txt")
    assert ids() == ["modules.W003"]
