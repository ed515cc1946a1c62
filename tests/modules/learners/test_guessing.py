"""Guessing codes leads nowhere, and disturbs nobody else."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

import pytest

from modules.learners import codes, guessing, views
from modules.models import CodeGuesses
from tests.modules.learners.conftest import browser_of


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.learners.urls")]
WRONG = {"code": "stone stone stone stone"}


@pytest.fixture
def code(learner):
    return {"code": " ".join(codes.new_code(learner, "en"))}


@pytest.fixture
def looked_up(monkeypatch):
    """Return the codes that were looked up."""
    asked, find = [], codes.find
    monkeypatch.setattr(codes, "find", lambda typed: asked.append(typed) or find(typed))
    return asked


def resume(client, data, **extra):
    return client.post("/en/learn/resume/", data, **extra)


@pytest.fixture
def bare_pages(monkeypatch):
    """Leave out the pages around the answers: a thousand of them take a minute."""
    monkeypatch.setattr(
        views, "render", lambda *args, status=200: HttpResponse(args[1], status=status)
    )


@pytest.mark.usefixtures("bare_pages")
def test_of_a_thousand_guesses_thirty_are_looked_up(noon, code, looked_up):
    client = browser_of(None)
    statuses = [resume(client, WRONG).status_code for _guess in range(1_000)]
    assert statuses == [400] * 30 + [429] * 970
    assert len(looked_up) == 30
    # Even the right words are not told apart now …
    assert resume(client, code).status_code == 429
    assert len(looked_up) == 30
    # … while somebody elsewhere goes on.
    assert resume(browser_of(None), code, REMOTE_ADDR="198.51.100.7").status_code == 303


def test_whoever_has_to_wait_is_told_how_long(noon, settings):
    settings.LEARNER_CODE_FAILURES = 1
    client = browser_of(None)
    resume(client, WRONG)
    response = resume(client, WRONG)
    assert response["Retry-After"] == str(60 * 60 - 30 + 1)
    assert "Try again in 60 minutes." in response.text


def test_the_next_hour_has_tries_of_its_own(noon, settings, code, monkeypatch):
    settings.LEARNER_CODE_FAILURES = 1
    client = browser_of(None)
    assert [resume(client, WRONG).status_code, resume(client, code).status_code] == [400, 429]
    monkeypatch.setattr(timezone, "now", lambda: noon + timedelta(hours=1))
    assert resume(client, code).status_code == 303


def test_right_words_and_slips_of_the_pen_do_not_count(noon, settings, code):
    settings.LEARNER_CODE_FAILURES = 2
    client = browser_of(None)
    for _again in range(5):
        assert resume(client, code).status_code == 303
        assert resume(client, {"code": "wolf river"}).status_code == 400
        assert resume(client, {"code": "wolf river lamp stxne"}).status_code == 400
    assert CodeGuesses.objects.get().failures == 0


def test_the_address_is_not_stored(noon):
    resume(browser_of(None), WRONG, REMOTE_ADDR="203.0.113.9")
    row = CodeGuesses.objects.get()
    assert len(row.address_hash) == 64
    assert "203.0.113.9" not in str(CodeGuesses.objects.values().get())
    assert row.failures == 1


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "", "203.0.113.9", "203.0.113.9"),
        # Without proxies of ours anybody can write the header.
        (0, "198.51.100.7", "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7", "10.0.0.1", "198.51.100.7"),
        (1, "1.1.1.1, 198.51.100.7", "10.0.0.1", "198.51.100.7"),
        (2, "1.1.1.1, 198.51.100.7, 10.0.0.2", "10.0.0.1", "198.51.100.7"),
        # Fewer than our proxies would have written: it came another way.
        (3, "1.1.1.1", "10.0.0.1", "10.0.0.1"),
        (1, "198.51.100.7:5312", "10.0.0.1", "198.51.100.7"),
        (1, "", "", ""),
        (1, "unknown", "10.0.0.1", "unknown"),
        # A network of version 6 is one place, and version 4 in its clothes is version 4.
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "[2001:db8:1:2::9]:443", "10.0.0.1", "2001:db8:1:2::/64"),
        (0, "", "fe80::1%eth0", "fe80::/64"),
        (0, "", "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_where_a_request_comes_from(rf, settings, proxies, forwarded, remote, address):
    settings.TRUSTED_PROXIES = proxies
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert guessing.address_of(rf.post("/", REMOTE_ADDR=remote, **extra)) == address


def test_a_forged_header_does_not_give_more_tries(noon, settings):
    settings.LEARNER_CODE_FAILURES = 3
    client = browser_of(None)
    statuses = [
        resume(client, WRONG, headers={"X-Forwarded-For": f"198.51.100.{number}"}).status_code
        for number in range(6)
    ]
    assert statuses == [400] * 3 + [429] * 3
