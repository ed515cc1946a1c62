"""A sealed column can be asked whether it is empty, and nothing else."""

from __future__ import annotations

from django.core import serializers
from django.core.exceptions import FieldError

import pytest

from modules.models import Answer, Goal
from tests.modules.learners.conftest import make_answer


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        {"text": "Words."},
        {"text__in": ["Words."]},
        {"text__contains": "Words"},
        {"text__iexact": ""},
        {"text__gt": ""},
        {"text__length": 3},
    ],
    ids=["exact", "in", "contains", "iexact", "gt", "length"],
)
def test_a_question_that_the_database_cannot_answer_is_an_error(asked):
    with pytest.raises(FieldError):
        Goal.objects.filter(**asked).exists()


def test_emptiness_can_be_asked(learner):
    Goal.objects.create(learner=learner, text="Words.")
    assert Goal.objects.filter(text="").count() == 0
    assert Goal.objects.filter(how="").count() == 1
    assert Goal.objects.filter(text__isnull=False).count() == 1


@pytest.mark.parametrize(
    "given",
    [{}, {"text": "ż\n\U0001f600 \"'"}, {"times": [1.5, 2]}, {"pairs": {"a": "b"}}],
    ids=["empty", "text", "numbers", "nested"],
)
def test_an_answer_comes_back_as_it_was(learner, given):
    answer = make_answer(learner, given=given)
    answer.refresh_from_db()
    assert answer.given == given


def test_words_can_be_changed_by_every_way_to_write(learner):
    goals = [Goal.objects.create(learner=learner, text="One."), Goal(learner=learner, text="Two.")]
    Goal.objects.bulk_create(goals[1:])
    for goal in goals:
        goal.how = f"{goal.text} Done."
    Goal.objects.bulk_update(goals, ["how"])
    Goal.objects.filter(pk=goals[0].pk).update(text="Three.")
    found = Goal.objects.order_by("pk").values_list("text", "how")
    assert list(found) == [("Three.", "One. Done."), ("Two.", "Two. Done.")]


def test_rows_survive_a_file_of_them(learner):
    answer = make_answer(learner, given={"text": "a cut", "times": [1]})
    goal = Goal.objects.create(learner=learner, text="Words.")
    file = serializers.serialize("json", [answer, goal])
    for row in (answer, goal):
        row.delete()
    for row in serializers.deserialize("json", file):
        row.save()
    assert Answer.objects.get().given == {"text": "a cut", "times": [1]}
    assert Goal.objects.get().text == "Words."
