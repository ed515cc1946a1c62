"""E001: SQLite files are refused with settings that lose writes."""

from __future__ import annotations

import pytest

from toolkit_site.checks import sqlite_keeps_every_write
from toolkit_site.settings.database import SQLITE_OPTIONS, databases


# pytest-django warns about any change of DATABASES; nothing connects to these.
pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")


def faults(settings, **options):
    settings.DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": "/srv/db.sqlite3",
            "OPTIONS": options,
        }
    }
    return sqlite_keeps_every_write(None)


def test_the_sites_own_settings_pass(settings):
    assert faults(settings, **SQLITE_OPTIONS) == []
    settings.DATABASES = databases("sqlite:////srv/db.sqlite3")
    assert sqlite_keeps_every_write(None) == []


def test_djangos_defaults_are_refused_with_all_that_is_missing(settings):
    found = faults(settings)
    assert {fault.id for fault in found} == {"toolkit_site.E001"}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("option", "value", "named"),
    [
        # Deferred transactions that read first and write then cannot wait for each other.
        ("transaction_mode", "DEFERRED", "transaction_mode"),
        ("transaction_mode", None, "transaction_mode"),
        # Django's default patience is too short for a classroom.
        ("timeout", 5, "timeout"),
        ("init_command", "PRAGMA synchronous=NORMAL;", "journal_mode"),
        ("init_command", "PRAGMA journal_mode=WAL;", "synchronous"),
    ],
)
def test_each_lack_is_named(settings, option, value, named):
    (fault,) = faults(settings, **{**SQLITE_OPTIONS, option: value})
    assert named in fault.msg
    assert "'default'" in fault.msg


@pytest.mark.parametrize("name", [":memory:", "file:memorydb_default?mode=memory&cache=shared"])
def test_a_database_in_memory_has_no_file_to_share(settings, name):
    settings.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": name}}
    assert sqlite_keeps_every_write(None) == []


def test_other_databases_are_not_judged(settings):
    settings.DATABASES = databases("postgres://user@host/name")
    assert sqlite_keeps_every_write(None) == []
