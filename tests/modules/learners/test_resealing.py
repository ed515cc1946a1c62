"""`reseal_learners`: after a change of keys everything stands under the first one, and the old key can go."""

from __future__ import annotations

from django.core.management import call_command

import pytest

from modules.learners import resealing, sealing
from modules.models import Goal
from tests.modules.learners.conftest import make_answer
from tests.modules.learners.writing import tokens, words


pytestmark = pytest.mark.django_db

OLD, NEW = "old and long enough for a test of keys", "new and long enough for a test of keys"


@pytest.fixture
def written(settings, learner, monkeypatch):
    """Five goals, of which one also says how it went, and an answer: in batches of two."""
    monkeypatch.setattr(resealing, "BATCH", 2)
    settings.MODULES_TEXT_KEYS = [OLD]
    for number in range(5):
        Goal.objects.create(learner=learner, text=f"Goal {number}", how="Well." * (number == 4))
    make_answer(learner)
    return words()


def reseal(capsys):
    """Return how many were sealed anew, were so already, and could not be opened."""
    call_command("reseal_learners")
    return [int(line.rpartition(": ")[2]) for line in capsys.readouterr().out.splitlines()]


def test_the_old_key_can_go(settings, written, capsys):
    settings.MODULES_TEXT_KEYS = [NEW, OLD]
    assert reseal(capsys) == [7, 0, 0]
    settings.MODULES_TEXT_KEYS = [NEW]
    assert words() == written
    assert "" in tokens().values()


def test_a_second_run_finds_nothing_to_do(settings, written, capsys):
    settings.MODULES_TEXT_KEYS = [NEW, OLD]
    reseal(capsys)
    before = tokens()
    assert reseal(capsys) == [0, 7, 0]
    assert tokens() == before


def test_it_may_be_stopped_and_run_again(settings, written, capsys, monkeypatch):
    settings.MODULES_TEXT_KEYS = [NEW, OLD]
    done = iter(range(4))

    def stopped(token):
        if next(done, None) is None:
            raise KeyboardInterrupt
        return sealing.resealed(token)

    with monkeypatch.context() as patched:
        patched.setattr(resealing, "resealed", stopped)
        with pytest.raises(KeyboardInterrupt):
            call_command("reseal_learners")
    capsys.readouterr()
    # Of the batch in which it was stopped, nothing: of those before, everything.
    assert reseal(capsys) == [4, 3, 0]
    assert words() == written


def test_what_no_key_opens_stays_as_it_is_and_is_counted(settings, written, capsys, learner):
    before = tokens()
    settings.MODULES_TEXT_KEYS = [NEW]
    mine = Goal.objects.create(learner=learner, text="New.")
    assert reseal(capsys) == [0, 1, 7]
    assert {key: token for key, token in tokens().items() if key[1] != mine.pk} == {
        key: token for key, token in before.items() if key[1] != mine.pk
    }
