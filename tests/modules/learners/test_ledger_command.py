"""A restored backup brings back who was erased: the daily command lets her go again."""

from __future__ import annotations

import uuid
from io import StringIO

from django.core import serializers
from django.core.management import CommandError, call_command

import pytest

from modules.learners import cookie, erasing, takeout
from modules.models import CodeGuesses, Learner, StepRecord, Tally
from tests.modules.learners.conftest import browser_of, make_answer
from tests.modules.learners.test_privacy import CANARY, dump, filled


pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.modules.learners.urls")]

AGAIN = "Learners erased again after a restore: "


@pytest.fixture(autouse=True)
def file(settings, tmp_path):
    path = tmp_path / "erasures.txt"
    settings.MODULES_ERASURE_LEDGER = str(path)
    return path


def forget(*options):
    call_command("forget_learners", *options, stdout=(said := StringIO()))
    return said.getvalue().splitlines()


def backup():
    """Return a copy of everything about learners."""
    models = [Learner, Tally, *takeout.record_models()]
    return serializers.serialize("json", [row for model in models for row in model.objects.all()])


def restore(copy):
    """Bring the database back to where it was."""
    Tally.objects.all().delete()
    for row in serializers.deserialize("json", copy):
        row.save()


def test_who_was_erased_goes_again_with_everything_and_nobody_else():
    gone, stays = Learner.objects.create(code_hash=CANARY), Learner.objects.create()
    number, made = gone.pk, {}
    for model in takeout.record_models():
        filled(model, gone, made)
    make_answer(stays)
    copy = backup()
    browser_of(gone).post("/en/learn/erase/")
    restore(copy)
    assert any(CANARY in text for text in dump().values())

    assert AGAIN + "1" in forget()
    signs = (CANARY, number.hex, str(number))
    assert {t for t, text in dump().items() if any(sign in text for sign in signs)} == set()
    assert Learner.objects.get() == stays
    assert stays.answer_set.count() == 1
    assert AGAIN + "0" in forget()


def test_a_dry_run_counts_who_would_go_again():
    gone = Learner.objects.create()
    copy = backup()
    erasing.erase(gone)
    restore(copy)
    assert forget("--dry-run")[-1] == "Learners to erase again after a restore: 1"
    assert Learner.objects.count() == 1


def test_the_tally_of_the_same_backup_counts_her_once():
    key = uuid.uuid4()
    gone = Learner.objects.create()
    filled(StepRecord, gone, {})
    StepRecord.objects.update(page_key=key)
    copy = backup()
    erasing.erase(gone)
    restore(copy)
    forget()
    assert Tally.objects.get(page_key=key).started == 1


def test_who_has_long_gone_does_not_come_back_either(settings):
    settings.LEARNER_KEPT_DAYS = -1
    Learner.objects.create()
    copy = backup()
    assert "Learners erased: 1" in forget()
    restore(copy)
    settings.LEARNER_KEPT_DAYS = 396
    assert AGAIN + "1" in forget()


def test_the_browser_of_somebody_erased_goes_on_with_another_number(learner):
    number, other_device = learner.pk, browser_of(learner)
    browser_of(learner).post("/en/learn/erase/")
    held = other_device.cookies[cookie.NAME].value
    other_device.post("/en/learn/write/")
    assert other_device.cookies[cookie.NAME].value != held
    again = Learner.objects.get()
    assert again.pk != number
    make_answer(again)
    assert AGAIN + "0" in forget()
    assert again.answer_set.count() == 1


def test_many_learners_are_looked_through_in_few_queries(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(erasing, "CHUNK", 10)
    gone = Learner.objects.create()
    copy = backup()
    erasing.erase(gone)
    restore(copy)
    Learner.objects.bulk_create(Learner() for _one in range(25))
    with django_assert_num_queries(3):
        assert list(erasing.restored_learners()) == [gone.pk]


def test_without_any_erasure_nobody_is_looked_at(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(erasing.restored_learners()) == []


def test_a_ledger_that_cannot_be_read_fails_the_timer_after_the_rest(settings, noon, tmp_path):
    settings.MODULES_ERASURE_LEDGER = str(tmp_path)
    CodeGuesses.objects.create(address_hash="a", hour=noon.replace(year=2025))
    with pytest.raises(CommandError, match="ledger"):
        forget()
    assert not CodeGuesses.objects.exists()


def test_old_lines_are_dropped_by_the_command(file):
    file.write_text("2001-01-01 " + "a" * 64 + "\n")
    assert forget()[-1] == "Lines dropped from the ledger of erasures: 1"
    assert file.read_text() == ""
