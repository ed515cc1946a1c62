"""The same learner on two devices, or two learners, at the same moment and in two connections."""

from __future__ import annotations

import uuid
from functools import partial
from threading import Lock

from django.db import IntegrityError, connection

import pytest

from modules.learners import codes, erasing, guessing
from modules.models import Answer, CodeGuesses, Learner, Tally
from tests.modules.learners.conftest import make_answer
from tests.toolkit_site.translation.states.test_two_at_once import at_once


pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="one connection in memory cannot race itself"
    ),
]
ROUNDS = 10


def test_of_two_new_codes_exactly_one_leads_back(learner):
    for _round in range(ROUNDS):
        made = at_once(*[partial(codes.new_code, learner, "en")] * 2)
        assert [type(code) for code in made] == [list, list]
        found = [codes.find(" ".join(code)) for code in made]
        assert sorted(found, key=bool) == [None, learner]


def test_two_learners_who_draw_the_same_words_at_once_get_different_ones(monkeypatch):
    for number in range(ROUNDS):
        draws, lock = [[f"wolf{'x' * number}"] * 4] * 2 + [["lamp"] * 4, ["stone"] * 4], Lock()

        def draw(language, draws=draws, lock=lock):
            with lock:
                return draws.pop(0)

        monkeypatch.setattr(codes, "_draw_words", draw)
        Learner.objects.all().delete()
        two = [Learner.objects.create(), Learner.objects.create()]
        made = at_once(*[partial(codes.new_code, one, "en") for one in two])
        assert [codes.find(" ".join(code)) for code in made] == two


def test_tries_at_the_same_moment_are_counted_one_by_one(rf, settings, noon):
    settings.LEARNER_CODE_FAILURES = 5

    def guess():
        return sum(guessing.take(rf.post("/")) is not None for _try in range(4))

    assert sum(at_once(*[guess] * 4)) == 5
    assert CodeGuesses.objects.get().failures == 5


def answer_if_she_is_there(learner):
    try:
        make_answer(learner)
    except IntegrityError:
        return False
    return True


def test_an_answer_that_arrives_while_she_goes_is_not_left_behind():
    for _round in range(ROUNDS):
        learner = Learner.objects.create()
        erased, _arrived = at_once(
            partial(erasing.erase, learner), partial(answer_if_she_is_there, learner)
        )
        assert erased is True
        assert (Learner.objects.count(), Answer.objects.count()) == (0, 0)


def test_two_who_go_at_once_are_both_counted():
    counted = [(uuid.uuid4(), True) for _page in range(3)]
    for _round in range(ROUNDS):
        done = at_once(
            partial(erasing.add_to_tally, counted),
            partial(erasing.add_to_tally, counted[::-1]),
        )
        assert done == [None, None]
    assert {(row.started, row.done) for row in Tally.objects.all()} == {(20, 20)}
