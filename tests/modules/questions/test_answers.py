"""Answers are kept once, however often they arrive."""

from __future__ import annotations

import uuid

import pytest

from modules.models import Answer, Learner
from modules.questions.answers import (
    ForeignWriteError,
    NothingTriedError,
    answers_of,
    record_answer,
    show_answer,
)
from modules.questions.marking import mark
from tests.modules.questions.samples import right_of, wrong_of


pytestmark = pytest.mark.django_db


def give(desk, kind, answer, write=None, learner=None):
    key = desk.key(kind)
    given = answer(key) if callable(answer) else answer
    return record_answer(
        learner or desk.learner,
        desk.page,
        key,
        given,
        mark(key, given),
        write or uuid.uuid4(),
        "en",
    )


def tried(desk, kind):
    return answers_of(desk.learner, desk.page.translation_key)[desk.key(kind).block_id]


def test_an_answer_is_kept_under_keys_that_all_languages_share(desk, write):
    answer = give(desk, "single", right_of, write)
    answer.refresh_from_db()
    assert answer.page_key == desk.page.translation_key
    assert answer.block_id == desk.key("single").block_id
    assert (answer.verdict, answer.language, answer.write_id) == ("right", "en", write)


def test_the_same_write_is_one_answer(desk, write, django_assert_num_queries):
    first = give(desk, "cut", {"times": [7.0, 19.25]}, write)
    with django_assert_num_queries(1):
        assert give(desk, "cut", {"times": [7.0, 19.25]}, write) == first
    assert Answer.objects.count() == 1


def test_another_answer_from_an_old_form_is_not_lost(desk, write):
    give(desk, "single", wrong_of, write)
    second = give(desk, "single", right_of, write)
    assert give(desk, "single", right_of, write) == second
    assert second.verdict == "right"
    assert Answer.objects.count() == 2


def test_the_write_of_another_learner_is_refused_and_named(desk, write):
    first = give(desk, "single", right_of, write)
    with pytest.raises(ForeignWriteError) as refused:
        give(desk, "single", right_of, write, learner=Learner())
    assert refused.value.answer == first
    assert Learner.objects.count() == 1


def test_a_new_learner_is_kept_with_her_first_answer(desk):
    learner = Learner()
    assert give(desk, "single", right_of, learner=learner).learner == learner
    assert Learner.objects.filter(pk=learner.pk).exists()


def test_a_write_that_arrives_in_between_is_found(desk, write, monkeypatch):
    """Two requests at once: neither sees the other before both insert."""
    first = give(desk, "single", right_of, write)
    seen = iter([None])
    look = "modules.questions.answers._written"
    monkeypatch.setattr(look, lambda answer: next(seen, first))
    learner = Learner()
    with pytest.raises(ForeignWriteError):
        give(desk, "single", right_of, write, learner=learner)
    assert learner._state.adding
    assert Answer.objects.count() == 1


def test_the_answer_is_looked_up_after_one_try_only(desk, write):
    key = desk.key("single")
    with pytest.raises(NothingTriedError):
        show_answer(desk.learner, desk.page, key, write, "en")
    give(desk, "single", wrong_of)
    assert not tried(desk, "single").is_due(key)
    shown = show_answer(desk.learner, desk.page, key, write, "en")
    assert show_answer(desk.learner, desk.page, key, write, "en") == shown
    assert tried(desk, "single").is_due(key)
    assert tried(desk, "single").tries == 1


def test_the_best_answer_counts_and_the_last_is_shown(desk):
    give(desk, "multiple", right_of)
    last = give(desk, "multiple", wrong_of)
    show_answer(desk.learner, desk.page, desk.key("multiple"), uuid.uuid4(), "en")
    found = tried(desk, "multiple")
    assert (found.best, found.last, found.tries, found.wrong) == ("right", last, 2, 1)
    assert found.is_shown


def test_answers_to_a_unit_are_one_query(desk, django_assert_num_queries):
    for kind in ("single", "cut", "open"):
        give(desk, kind, right_of)
        give(desk, kind, right_of)
    give(desk, "single", right_of, learner=Learner())
    with django_assert_num_queries(1):
        found = answers_of(desk.learner, desk.page.translation_key)
    assert {answer.tries for answer in found.values()} == {2}
    assert len(found) == 3


def test_the_same_block_of_a_copied_page_has_its_own_answers(desk):
    give(desk, "single", right_of)
    assert answers_of(desk.learner, uuid.uuid4()) == {}


def test_nobody_has_answered_nothing(desk, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert answers_of(None, desk.page.translation_key) == {}
        assert answers_of(Learner(), desk.page.translation_key) == {}
