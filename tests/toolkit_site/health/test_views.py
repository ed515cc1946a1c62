"""The health page: well, and with each part down."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.core.cache.backends.base import BaseCache
from django.core.files.storage import Storage
from django.db import OperationalError
from django.test.utils import override_settings

import pytest

from toolkit_site.health import probes


class BrokenCache(BaseCache):
    """A cache whose server is away; its error names what no outsider should read."""

    def __init__(self, location, params):
        super().__init__(params)

    def set(self, *args, **kwargs):
        raise ConnectionError("redis://:hunter2@10.0.0.7 refused")


class ForgetfulCache(BrokenCache):
    """A cache that takes everything and keeps nothing."""

    def set(self, *args, **kwargs):
        return None

    def get(self, *args, **kwargs):
        return None


class BrokenStorage(Storage):
    """A disk that is full."""

    def save(self, *args, **kwargs):
        raise OSError("No space left on device: /srv/secret-place")


@pytest.mark.django_db
def test_a_well_site_says_so_and_leaves_nothing_behind(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    response = client.get("/healthz/")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "cache": "ok", "storage": "ok"},
    }
    assert not Session.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_it_starts_no_session_and_asks_for_no_language(client):
    response = client.get("/healthz/", headers={"Accept-Language": "uk"})
    assert response.status_code == 200
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]


def failing(client, part):
    response = client.get("/healthz/")
    assert response.status_code == 503
    assert response.json()["status"] == "failing"
    reasons = response.json()["checks"]
    assert {name for name in reasons if reasons[name] != "ok"} == {part}
    return reasons[part]


@pytest.mark.django_db
def test_a_database_that_is_down_is_named(client, monkeypatch):
    def refuse(**kwargs):
        raise OperationalError('connection to "10.0.0.7" failed for user "hunter2"')

    monkeypatch.setattr(Session.objects, "create", refuse)
    assert failing(client, "database") == "failed: OperationalError"


@pytest.mark.django_db
def test_a_cache_that_is_down_is_named_without_its_address(client):
    with override_settings(CACHES={"default": {"BACKEND": f"{__name__}.BrokenCache"}}):
        assert failing(client, "cache") == "failed: ConnectionError"


@pytest.mark.django_db
def test_a_cache_that_forgets_is_down(client):
    with override_settings(CACHES={"default": {"BACKEND": f"{__name__}.ForgetfulCache"}}):
        assert failing(client, "cache") == "failed: ProbeError"


@pytest.mark.django_db
def test_a_storage_that_is_down_is_named_without_its_place(client, settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": f"{__name__}.BrokenStorage"}}
    assert failing(client, "storage") == "failed: OSError"


@pytest.mark.django_db
def test_every_part_that_is_down_is_named(client, monkeypatch):
    def fail():
        raise RuntimeError

    for name in probes.PROBES:
        monkeypatch.setitem(probes.PROBES, name, fail)
    response = client.get("/healthz/")
    assert set(response.json()["checks"].values()) == {"failed: RuntimeError"}
