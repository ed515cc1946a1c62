"""Eight requests at the same moment, in eight connections: exactly the rows that are wanted."""

from __future__ import annotations

import uuid
from functools import partial
from threading import Barrier, Thread

from django.db import connection
from django.db.models import Count

import pytest

from modules.learners.writes import write_once
from modules.models import (
    Answer,
    Learner,
    PathRecord,
    ReceivedWrite,
    Reflection,
    SelfAssessment,
    StepRecord,
    UnitPage,
)
from modules.progress.recording import finish, start_path, touch
from modules.questions.answers import record_answer
from modules.questions.keys import Key
from modules.questions.marking import Mark
from modules.questions.models import Verdict
from modules.reflections.writing import Words, write


pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="one connection in memory cannot race itself; see test_many_at_once.py",
    ),
]
THREADS, ROUNDS = 8, 60


@pytest.fixture
def learner(transactional_db):
    return Learner.objects.create()


def all_at_once(*works):
    """Do the first step of every work at the same moment, then the second, each work in a connection of its own."""
    barrier, problems = Barrier(len(works)), []

    def go(steps):
        try:
            for step in steps:
                barrier.wait(30)
                step()
        except Exception as problem:
            problems.append(problem)
            barrier.abort()
        finally:
            connection.close()

    threads = [Thread(target=go, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []


def eight_times(steps):
    all_at_once(*[steps] * THREADS)


def keys():
    return [uuid.uuid4() for _round in range(ROUNDS)]


def test_a_step_is_begun_and_done_once(learner):
    pages = keys()
    begun = [partial(touch, learner, page) for page in pages]
    eight_times(begun + [partial(finish, learner, page) for page in pages])
    assert StepRecord.objects.count() == ROUNDS
    assert not StepRecord.objects.filter(done=None).exists()


def test_a_path_is_started_once(learner):
    eight_times([partial(start_path, learner, path) for path in keys()])
    assert PathRecord.objects.count() == ROUNDS


def test_a_reflection_is_one_and_no_words_are_lost(learner):
    page, prompts = uuid.uuid4(), keys()
    texts = [f"words {number}" for number in range(THREADS)]
    all_at_once(
        *(
            [partial(write, learner, page, prompt, Words(text, "en", 0)) for prompt in prompts]
            for text in texts
        )
    )
    assert Reflection.objects.count() == ROUNDS
    for kept in Reflection.objects.prefetch_related("others"):
        assert sorted([kept.text, *(one.text for one in kept.others.all())]) == texts


def test_an_answer_is_one(learner):
    page, key = UnitPage(translation_key=uuid.uuid4()), Key("open", uuid.uuid4())
    given, result = {"text": "x"}, Mark(Verdict.UNMARKED)
    eight_times(
        [partial(record_answer, learner, page, key, given, result, one, "en") for one in keys()]
    )
    assert Answer.objects.count() == ROUNDS


def test_a_first_write_is_done_once_and_makes_one_learner():
    def look(owner):
        SelfAssessment.objects.create(
            learner=owner, competence_key=uuid.uuid4(), moment="before", standing=1
        )

    def click(write_id):
        write_once(Learner(), write_id, look)

    eight_times([partial(click, one) for one in keys()])
    assert Learner.objects.count() == ReceivedWrite.objects.count() == ROUNDS
    counts = Learner.objects.annotate(number=Count("selfassessment_set"))
    assert set(counts.values_list("number", flat=True)) == {1}
