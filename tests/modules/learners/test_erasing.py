"""Erased is erased; and who has long gone is forgotten."""

from __future__ import annotations

import uuid
from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

import pytest

from modules.learners import erasing
from modules.learners.models import ReceivedWrite, today
from modules.models import Answer, CodeGuesses, Learner, Tally
from tests.modules.learners.conftest import make_answer


pytestmark = pytest.mark.django_db


@pytest.fixture
def listener():
    """Count what a learner leaves, as the room of progress will."""
    heard = []

    def hear(sender, learner, **kwargs):
        heard.append((learner.pk, Answer.objects.filter(learner=learner).count()))

    erasing.learner_erased.connect(hear)
    yield heard
    erasing.learner_erased.disconnect(hear)


def aged(days):
    return Learner.objects.create(last_used=today() - timedelta(days=days))


def forget(*options):
    call_command("forget_learners", *options, stdout=(said := StringIO()))
    return said.getvalue().splitlines()


def test_what_counts_her_is_told_before_her_records_go(learner, listener):
    make_answer(learner)
    number = learner.pk
    assert erasing.erase(learner)
    assert listener == [(number, 1)]
    assert Answer.objects.count() == 0


def test_erasing_twice_counts_once(learner, listener):
    again = Learner.objects.get()
    assert erasing.erase(learner)
    assert not erasing.erase(again)
    assert len(listener) == 1


def test_when_counting_fails_nothing_is_half_erased(learner):
    def fail(**kwargs):
        raise RuntimeError

    make_answer(learner)
    erasing.learner_erased.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            erasing.erase(learner)
    finally:
        erasing.learner_erased.disconnect(fail)
    assert (Learner.objects.count(), Answer.objects.count()) == (1, 1)


def test_the_tally_counts_who_had_started_and_who_had_done():
    begun, finished = uuid.uuid4(), uuid.uuid4()
    erasing.add_to_tally([(begun, False), (finished, True)])
    erasing.add_to_tally([(finished, True)])
    erasing.add_to_tally([])
    rows = {row.page_key: (row.started, row.done) for row in Tally.objects.all()}
    assert rows == {begun: (1, 0), finished: (2, 2)}


def test_the_tally_takes_as_many_queries_for_ten_pages_as_for_one(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        erasing.add_to_tally([(uuid.uuid4(), True) for _page in range(10)])


def test_who_has_not_been_here_for_thirteen_months_is_forgotten(listener):
    kept, gone = aged(396), aged(397)
    make_answer(gone)
    assert forget()[0] == "Learners erased: 1"
    assert list(Learner.objects.all()) == [kept]
    assert [number for number, _answers in listener] == [gone.pk]
    assert forget()[0] == "Learners erased: 0"


def test_how_long_is_a_setting(settings):
    aged(11)
    settings.LEARNER_KEPT_DAYS = 10
    assert forget()[0] == "Learners erased: 1"


def test_a_dry_run_erases_nothing():
    aged(400)
    CodeGuesses.objects.create(address_hash="a", hour=timezone.now() - timedelta(days=2))
    assert forget("--dry-run") == [
        "Learners to erase: 1",
        "Counts of wrong codes to delete: 1",
        "Numbers of forms to delete: 0",
        "Learners to erase again after a restore: 0",
    ]
    assert (Learner.objects.count(), CodeGuesses.objects.count()) == (1, 1)


def test_counts_of_wrong_codes_are_kept_for_a_day():
    for hours in (1, 23, 25, 100):
        CodeGuesses.objects.create(
            address_hash=str(hours), hour=timezone.now() - timedelta(hours=hours)
        )
    assert forget()[1] == "Counts of wrong codes deleted: 2"
    assert CodeGuesses.objects.count() == 2


def test_numbers_of_forms_are_kept_for_a_month(learner):
    for days in (1, 30, 32):
        write = ReceivedWrite.objects.create(learner=learner, write_id=uuid.uuid4())
        ReceivedWrite.objects.filter(pk=write.pk).update(at=timezone.now() - timedelta(days=days))
    assert forget()[2] == "Numbers of forms deleted: 1"
    assert ReceivedWrite.objects.count() == 2


def test_who_comes_back_while_the_command_runs_is_kept():
    learner = aged(400)
    keys = list(erasing.gone_learners().values_list("pk", flat=True))
    Learner.objects.update(last_used=today())
    assert not erasing.erase_if_gone(keys[0])
    assert Learner.objects.get() == learner
